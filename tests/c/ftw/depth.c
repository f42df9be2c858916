/* Trees deeper than the number of descriptors. (Beyond PATH_MAX glibc 2.36 gives up, or aborts with FTW_CHDIR.) */
#include <sys/resource.h>

#include "tree.h"

static long visits, deepest, length, most;
static int before;

static int visit(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	visits += type == FTW_D || type == FTW_DP || type == FTW_F;
	if (ftw->level > deepest)
		deepest = ftw->level, length = strlen(path);
	if (ftw->level % 16 == 0) {
		int open_now = open_descriptors() - before;
		most = open_now > most ? open_now : most;
	}
	return 0;
}

static void walk(const char *root, int limit, int flags)
{
	visits = deepest = length = most = 0;
	before = open_descriptors();
	int result = nftw(root, visit, limit, flags);
	int error = errno;
	int allowed = (limit < 1 ? 1 : limit) + !!(flags & FTW_CHDIR);
	printf("[%s] limit %d flags %d: %ld visits, level %ld, path of %ld, %s, left open %d\t", root, limit, flags, visits,
	       deepest, length, most <= allowed ? "within the limit" : "too many", open_descriptors() - before);
	errno = error;
	report(result);
}

static void nest(const char *root, const char *name, int levels)
{
	if (mkdir(root, 0755))
		exit(2);
	int here = open(root, O_RDONLY | O_DIRECTORY);
	for (int level = 0; level < levels; level++) {
		if (mkdirat(here, name, 0755))
			exit(2);
		int below = openat(here, name, O_RDONLY | O_DIRECTORY);
		close(here);
		here = below;
	}
	close(openat(here, "file", O_WRONLY | O_CREAT, 0644));
	close(here);
}

int main(void)
{
	static const int limits[] = {-2147483647 - 1, -1, 0, 1, 2, 3, 7, 64, 100};
	static const int flags[] = {0, FTW_PHYS, FTW_PHYS | FTW_DEPTH, FTW_PHYS | FTW_CHDIR, FTW_CHDIR | FTW_DEPTH};
	nest("deep", "x", 80);
	for (unsigned i = 0; i < sizeof limits / sizeof *limits; i++)
		for (unsigned j = 0; j < sizeof flags / sizeof *flags; j++)
			walk("deep", limits[i], flags[j]);
	struct rlimit few = {20, 20};
	if (setrlimit(RLIMIT_NOFILE, &few))
		return 2;
	walk("deep", 8, FTW_PHYS);
	walk("deep", 100, FTW_PHYS);
	return 0;
}
