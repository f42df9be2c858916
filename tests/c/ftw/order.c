/* Directories before or after what is in them, and the longest walk of all: how errno and the result come back. */
#include "tree.h"

static int stop_at = -1, answer, seen;

static int visit(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	printf("\t%s\t%s\t%d %d\n", type_name(type), path, ftw->base, ftw->level);
	errno = 77;
	return ++seen == stop_at ? answer : 0;
}

static int visit3(const char *path, const struct stat *st, int type)
{
	struct FTW none = {0, 0};
	return visit(path, st, type, &none);
}

int main(void)
{
	static const int answers[] = {1, -1, 42, -1000, 2, 3};
	make("one/"), make("one/two/"), make("one/two/three/"), make("one/two/three/file");
	for (int flags = 0; flags < 16; flags++) {
		printf("flags %d\n", flags);
		report(nftw("one/", visit, 20, flags));
	}
	for (stop_at = 1; stop_at <= 5; stop_at++) {
		for (unsigned i = 0; i < sizeof answers / sizeof *answers; i++) {
			answer = answers[i];
			printf("visit %d answers %d\n", stop_at, answer);
			seen = 0;
			report(nftw("one", visit, 2, i % 2 ? FTW_PHYS : FTW_DEPTH));
			seen = 0;
			report(ftw("one", visit3, 1));
		}
	}
	return 0;
}
