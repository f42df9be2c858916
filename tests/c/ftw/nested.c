/* Walks within walks, of the same tree and of others, with few descriptors. */
#include "tree.h"

static int limit, inner_flags, inner_visits;

static int count(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)path, (void)st, (void)type, (void)ftw;
	return inner_visits++, 0;
}

static int visit(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	inner_visits = 0;
	int result = nftw(inner_flags & FTW_CHDIR ? "." : "tree", count, limit, inner_flags);
	keep("\t%s\t%s\t%d, within: %s", type_name(type), path, ftw->level, result == 0 && inner_visits > 0 ? "walked" : "failed");
	return 0;
}

int main(void)
{
	make("tree/"), make("tree/a/"), make("tree/a/b/"), make("tree/a/b/c/"), make("tree/a/b/c/1"), make("tree/a/b/c/2");
	make("tree/a/b/3"), make("tree/a/4"), make("tree/d/"), make("tree/d/5"), make("tree/a/6"), make("tree/a/b/7");
	for (int flags = 0; flags < 16; flags++) {
		if (flags & FTW_MOUNT)
			continue;
		for (limit = 1; limit < 6; limit += 2) {
			inner_flags = flags & FTW_CHDIR ? FTW_PHYS | FTW_CHDIR : FTW_PHYS;
			printf("flags %d limit %d\n", flags, limit);
			int result = nftw("tree", visit, limit, flags);
			print_sorted();
			report(result);
		}
	}
	printf("%d descriptors\n", open_descriptors());
	return 0;
}
