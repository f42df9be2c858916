/* nftw over the tree in argv[1]: 100,000 files in 1,000 directories. */
#include <ftw.h>
#include <stdlib.h>

#include "bench.h"

static const char *tree;
static long entries;

static int visit(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)path, (void)st, (void)type, (void)ftw;
	entries++;
	return 0;
}

static void walk(void)
{
	entries = 0;
	if (nftw(tree, visit, 20, FTW_PHYS) != 0 || entries != 101001)
		exit(1);
}

int main(int argc, char **argv)
{
	if (argc != 2)
		return 2;
	tree = argv[1];
	bench(3, walk);
	return 0;
}
