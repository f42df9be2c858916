/* The order: the system's without a function, else the function's, which leaves equal entries as they were. */
#include <dirent.h>
#include <setjmp.h>

#include "show.h"

static jmp_buf out;
static int calls, calls_left;

static int by_length(const FTSENT **left, const FTSENT **right)
{
	calls++;
	return (*left)->fts_namelen - (*right)->fts_namelen;
}

static int backwards(const FTSENT **left, const FTSENT **right)
{
	if (calls_left-- == 0)
		longjmp(out, 1);
	return strcmp((*right)->fts_name, (*left)->fts_name);
}

static int by_size(const FTSENT **left, const FTSENT **right)
{
	return (int)((*left)->fts_statp->st_size - (*right)->fts_statp->st_size);
}

static void roots(int (*order)(const FTSENT **, const FTSENT **))
{
	char *paths[] = {"t/ccc", "t/a", "t/bb", "t/ddd", "t/e", "t/ff", "t/ggg", "t/a", NULL};
	FTS *stream = fts_open(paths, FTS_PHYSICAL, order);
	FTSENT *entry;
	while ((entry = fts_read(stream)))
		printf(" %s", entry->fts_path);
	puts("");
	fts_close(stream);
}

static int as_read(FTS *stream, char names[][20], int count)
{
	FTSENT *entry = fts_read(stream);
	int same = 1, seen = 0;
	for (entry = fts_read(stream); entry && entry->fts_level == 1; entry = fts_read(stream), seen++)
		same &= seen < count && !strcmp(entry->fts_name, names[seen]);
	fts_close(stream);
	return same && seen == count;
}

int main(void)
{
	static char names[500][20], path[40];
	struct dirent *found;
	int count = 0;
	make("t/"), make("many/");
	make("t/a"), make("t/bb"), make("t/ccc"), make("t/ddd"), make("t/e"), make("t/ff"), make("t/ggg");
	for (int i = 0; i < 400; i++) {
		snprintf(path, sizeof path, "many/%x", i * 7919);
		make(path);
	}
	DIR *directory = opendir("many");
	while (count < 500 && (found = readdir(directory)))
		if (found->d_name[0] != '.')
			snprintf(names[count++], sizeof *names, "%.19s", found->d_name);
	closedir(directory);
	char *many[] = {"many", NULL};
	printf("%d names in the system's order: %d\n", count, as_read(fts_open(many, FTS_PHYSICAL, NULL), names, count));
	printf("and without stat: %d\n", as_read(fts_open(many, FTS_PHYSICAL | FTS_NOSTAT | FTS_NOCHDIR, NULL), names, count));

	roots(NULL);
	roots(by_length);
	roots(by_size);
	printf("few comparisons: %d\n", calls > 7 && calls < 40);

	FTS *stream = fts_open(many, FTS_PHYSICAL, by_length);
	FTSENT *entry;
	size_t length = 0;
	int sorted = 1;
	count = 0;
	while ((entry = fts_read(stream)))
		if (entry->fts_level == 1) {
			sorted &= entry->fts_namelen >= length;
			length = entry->fts_namelen;
			count++;
		}
	fts_close(stream);
	printf("%d by length: %d\n", count, sorted);

	/* The function leaves at its hundredth call, and the walk goes on all the same. */
	stream = fts_open(many, FTS_PHYSICAL, backwards);
	calls_left = 100;
	printf("%s\n", fts_read(stream)->fts_name);
	if (!setjmp(out)) {
		fts_read(stream);
		puts("not left");
	}
	puts("left");
	return 0;
}
