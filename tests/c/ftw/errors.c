/* Calls that fail, and what errno says. */
#include <sys/resource.h>

#include "tree.h"

static int visit(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)path, (void)st, (void)type, (void)ftw;
	return 0;
}

static int visit3(const char *path, const struct stat *st, int type)
{
	(void)path, (void)st, (void)type;
	return 0;
}

int main(void)
{
	static const int unknown[] = {32, 64, 1 << 30, -1, -2147483647 - 1, FTW_PHYS | 32};
	make("t/"), make("t/d/"), make("t/d/file"), make("t/d/loop=loop"), make("file");
	for (unsigned i = 0; i < sizeof unknown / sizeof *unknown; i++) {
		printf("flags %d: ", unknown[i]);
		report(nftw("none", visit, 5, unknown[i]));
	}
	char name[300];
	memset(name, 'n', 299), name[299] = 0;
	report(nftw(name, visit, 5, 0));
	report(ftw(name, visit3, 5));
	report(nftw(name, visit, 5, FTW_CHDIR));
	static char path[6000];
	for (int i = 0; i < 5998; i += 2)
		memcpy(path + i, "./", 2);
	report(nftw(path, visit, 5, FTW_PHYS));
	report(nftw("t", visit, 5, 0));
	report(nftw("t", visit, 5, FTW_PHYS));
	report(ftw("t", visit3, 5));
	struct rlimit none = {3, 3};
	if (setrlimit(RLIMIT_NOFILE, &none))
		return 2;
	report(nftw("t", visit, 5, FTW_PHYS));
	/* With FTW_CHDIR, glibc calls this a success without having visited anything. */
	report(nftw("file", visit, 5, FTW_PHYS));
	report(ftw("t", visit3, 5));
	errno = 5;
	report(ftw("file", visit3, 5));
	printf("errno %d\n", errno);
	return 0;
}
