/* What a walk makes of its root: slashes, links, files, what is not there; the path, base and level it gives. */
#include "tree.h"

static int visit(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	printf("\t%s\t[%s]\tbase %d level %d mode %o\n", type_name(type), path, ftw->base, ftw->level,
	       (unsigned)st->st_mode & S_IFMT);
	return 0;
}

static int visit3(const char *path, const struct stat *st, int type)
{
	printf("\t%s\t[%s]\tmode %o\n", type_name(type), path, (unsigned)st->st_mode & S_IFMT);
	return 0;
}

int main(void)
{
	static const char *const roots[] = {
		"d", "d/", "d//", "./d", ".//d/", "d/.", "d/../d", "d/e/..", "", "f", "f/", "f//", "lf", "lf/", "ld", "ld/",
		"ld/e", "dangling", "dangling/", "loop", "none", "none/", "none/x", "f/x", "dangling/x",
	};
	static const int flags[] = {0, FTW_PHYS, FTW_DEPTH, FTW_CHDIR, FTW_PHYS | FTW_CHDIR | FTW_DEPTH};
	make("d/"), make("d/e/"), make("f"), make("lf=f"), make("ld=d"), make("dangling=nowhere"), make("loop=loop");
	umask(022);
	for (unsigned root = 0; root < sizeof roots / sizeof *roots; root++) {
		for (unsigned i = 0; i < sizeof flags / sizeof *flags; i++) {
			printf("nftw [%s] flags %d\n", roots[root], flags[i]);
			report(nftw(roots[root], visit, 20, flags[i]));
		}
		printf("ftw [%s]\n", roots[root]);
		report(ftw(roots[root], visit3, 20));
	}
	return 0;
}
