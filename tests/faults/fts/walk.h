/* One walk, of which every failure must be told: by fts_open, by an entry, or by the end. */
#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fault.h"

static inline void make_tree(void)
{
	mkdir("t", 0755), mkdir("t/a", 0755), mkdir("t/a/b", 0755), mkdir("t/a/b/c", 0755), mkdir("t/z", 0755);
	close(open("t/a/b/file", O_WRONLY | O_CREAT, 0644));
	symlink("nowhere", "t/a/dangling");
	symlink("b", "t/a/link");
	chdir("t/z");
	/* More levels than are held open. */
	for (int level = 0; level < 12; level++)
		mkdir("d", 0755), chdir("d");
	close(open("file", O_WRONLY | O_CREAT, 0644));
	for (int level = 0; level < 14; level++)
		chdir("..");
}

static inline int by_name(const FTSENT **left, const FTSENT **right)
{
	return strcmp((*left)->fts_name, (*right)->fts_name);
}

/* Walks, and says how many entries came and with which error number the walk was not whole. */
static inline int walk(int options, int look, int *told)
{
	char *paths[] = {"t", "t/a/b/file", NULL};
	int entries = 0;
	*told = 0;
	FTS *stream = fts_open(paths, options, by_name);
	if (!stream) {
		*told = errno;
		return 0;
	}
	FTSENT *entry;
	while ((entry = fts_read(stream))) {
		entries++;
		int info = entry->fts_info;
		if ((info == FTS_DNR || info == FTS_ERR || info == FTS_NS || info == FTS_DP) && entry->fts_errno)
			*told = entry->fts_errno;
		if (info == FTS_SLNONE && entry->fts_errno != ENOENT)
			*told = entry->fts_errno;
		if (look && info == FTS_D && !fts_children(stream, look == 2 ? FTS_NAMEONLY : 0) && errno)
			*told = errno;
	}
	if (errno)
		*told = errno;
	if (fts_close(stream))
		*told = errno;
	return entries;
}

/* `all` entries must have come, unless what was injected was told. */
static inline int check(int options, int look, int all)
{
	char before[4096], after[4096];
	make_tree();
	getcwd(before, sizeof before);
	fault_begin();
	int told, entries = walk(options, look, &told);
	int error = fault_end();
	getcwd(after, sizeof after);
	/* That a link leads nowhere is told first, if nothing is to be known of the link either. */
	if ((told && told != error && !(error && options == FTS_LOGICAL && told == ENOENT)) || (!told && entries != all)) {
		printf("%d entries, told errno %d; injected errno %d\n", entries, told, error);
		return 1;
	}
	if (!error && strcmp(before, after)) {
		puts("the working directory is another one");
		return 1;
	}
	return fault_finish();
}
