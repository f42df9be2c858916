//! cflags: -O2 -fomit-frame-pointer -fno-optimize-sibling-calls
/* From functions that libc calls: libc's own frames lie in between, which musl has no unwind tables for. */
#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <pthread.h>
#include <search.h>
#include <unistd.h>

#include "frames.h"

CASE_STATE;
static int shown;

static inline __attribute__((always_inline)) void show_once(const char *what)
{
	if (!shown++)
		show(what);
}

FRAME int compare(const void *left, const void *right)
{
	show_once("compare");
	return *(const int *)left - *(const int *)right;
}

FRAME int compare_with(const void *left, const void *right, void *what)
{
	show_once(what);
	return *(const int *)left - *(const int *)right;
}

FRAME void sort(void)
{
	int numbers[50];
	for (int i = 0; i < 50; i++)
		numbers[i] = i * 37 % 50;
	qsort(numbers, 50, sizeof *numbers, compare);
	after++;
}

FRAME void sort_with(void)
{
	int numbers[50];
	for (int i = 0; i < 50; i++)
		numbers[i] = i * 37 % 50;
	qsort_r(numbers, 50, sizeof *numbers, compare_with, "compare_with");
	after++;
}

FRAME void search(void)
{
	/* glibc has an inline bsearch. */
	void *(*volatile in_libc)(const void *, const void *, size_t, size_t, int (*)(const void *, const void *)) = bsearch;
	int numbers[] = { 1, 2, 3, 4, 5 }, key = 4;
	after += in_libc(&key, numbers, 5, sizeof *numbers, compare) != NULL;
	size_t count = 5;
	shown = 0;
	after += lfind(&key, numbers, &count, sizeof *numbers, compare) != NULL;
}

FRAME void visit(const void *node, VISIT order, int level)
{
	(void)node, (void)order, (void)level;
	show_once("visit");
	after++;
}

FRAME void tree(void)
{
	static int keys[] = { 5, 3, 8, 1 };
	void *root = NULL;
	for (int i = 0; i < 4; i++)
		tsearch(&keys[i], &root, compare);
	shown = 0;
	twalk(root, visit);
	after++;
}

FRAME void initialise(void)
{
	show_once("once");
	after++;
}

FRAME void once(void)
{
	static pthread_once_t control = PTHREAD_ONCE_INIT;
	pthread_once(&control, initialise);
	after++;
}

FRAME ssize_t write_to_cookie(void *cookie, const char *data, size_t size)
{
	(void)cookie, (void)data;
	show_once("a stream's write function");
	after++;
	return size;
}

FRAME void print_to_cookie(void)
{
	FILE *stream = fopencookie(NULL, "w", (cookie_io_functions_t){ .write = write_to_cookie });
	setvbuf(stream, NULL, _IONBF, 0);
	fprintf(stream, "%d %s %f\n", 1, "two", 3.0);
	shown = 1;
	fclose(stream);
	after++;
}

FRAME int filter(const struct dirent *entry)
{
	show_once("filter");
	return entry->d_name[0] == 'x';
}

FRAME void scan(void)
{
	struct dirent **list;
	int count = scandir("/", &list, filter, NULL);
	for (int i = 0; i < count; i++)
		free(list[i]);
	if (count >= 0)
		free(list);
	after++;
}

FRAME int walked(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)path, (void)st, (void)type, (void)ftw;
	show_once("walked");
	after++;
	return 1;
}

FRAME void walk(void)
{
	nftw("/", walked, 3, FTW_PHYS);
	after++;
}

FRAME void at_exit(void)
{
	show_once("at_exit");
	after++;
}

FRAME int main(void);
FUNCTIONS(FUNCTION(compare), FUNCTION(compare_with), FUNCTION(sort), FUNCTION(sort_with), FUNCTION(search), FUNCTION(visit),
	FUNCTION(tree), FUNCTION(initialise), FUNCTION(once), FUNCTION(write_to_cookie), FUNCTION(print_to_cookie),
	FUNCTION(filter), FUNCTION(scan), FUNCTION(walked), FUNCTION(walk),
	FUNCTION(at_exit), FUNCTION(main));

int main(void)
{
	static void (*const tests[])(void) = {
		sort, sort_with, search, tree, once, print_to_cookie, scan, walk,
	};
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
		shown = 0;
		tests[i]();
	}
	shown = 0;
	atexit(at_exit);
	exit(0);
}
