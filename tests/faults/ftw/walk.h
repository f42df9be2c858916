/* One walk, of which every failure must come back as -1 with its errno. */
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fault.h"

static int visits;

static inline int visit(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)path, (void)st, (void)type, (void)ftw;
	visits++;
	return 0;
}

static inline void make_tree(void)
{
	mkdir("t", 0755), mkdir("t/a", 0755), mkdir("t/a/b", 0755), mkdir("t/a/b/c", 0755);
	close(open("t/a/b/file", O_WRONLY | O_CREAT, 0644));
	symlink("nowhere", "t/a/dangling");
	symlink("b", "t/a/link");
}

/* What the function gave must be what was injected, or `all` visits. */
static inline int check(int result, int seen, int all)
{
	int error = fault_end();
	if (error ? result != -1 || seen != error : result != 0 || seen != 5 || visits != all) {
		printf("%d with errno %d after %d visits; injected errno %d\n", result, seen, visits, error);
		return 1;
	}
	return fault_finish();
}
