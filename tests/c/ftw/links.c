/* Symbolic links without FTW_PHYS: cycles, the same directory by two ways, another file system. */
#include "tree.h"

static int visit(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	printf("\t%s\t%s\t%d %d\n", type_name(type), path, ftw->base, ftw->level);
	return 0;
}

static int visit3(const char *path, const struct stat *st, int type)
{
	struct FTW none = {0, 0};
	return visit(path, st, type, &none);
}

static void walk(const char *root, int limit)
{
	static const int flags[] = {0, FTW_DEPTH, FTW_PHYS, FTW_CHDIR, FTW_MOUNT, FTW_MOUNT | FTW_PHYS};
	for (unsigned i = 0; i < sizeof flags / sizeof *flags; i++) {
		if (flags[i] & FTW_CHDIR && limit == 1)
			continue;
		printf("[%s] flags %d\n", root, flags[i]);
		report(nftw(root, visit, limit, flags[i]));
	}
	printf("[%s] ftw\n", root);
	report(ftw(root, visit3, limit));
}

int main(void)
{
	make("self/"), make("self/again=.");
	make("up/"), make("up/a/"), make("up/a/b/"), make("up/a/b/top=../..");
	make("two/"), make("two/other=../three"), make("three/"), make("three/d/"), make("three/d/back=../../two");
	make("far/"), make("far/d/"), make("far/d/version=/proc/version");
	make("loop/"), make("loop/loop=loop");
	static const char *const roots[] = {"self", "up", "up/a/b/top", "two", "three/d/back", "far", "far/d/version", "loop"};
	for (unsigned i = 0; i < sizeof roots / sizeof *roots; i++) {
		walk(roots[i], 1);
		walk(roots[i], 20);
	}
	printf("%d descriptors\n", open_descriptors());
	return 0;
}
