/* The root directory by several names: path and base of it and of what is directly in it. */
#include "tree.h"

static int visit(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	if (ftw->level == 0)
		printf("\t%s [%s] base %d\n", type_name(type), path, ftw->base);
	else if (strcmp(path + ftw->base, "etc") == 0)
		printf("\t%s [%s] base %d level %d\n", type_name(type), path, ftw->base, ftw->level);
	return ftw->level > 0 ? FTW_SKIP_SUBTREE : FTW_CONTINUE;
}

int main(void)
{
	static const char *const roots[] = {"/", "//", "///", "/.", "/./", "/etc/..", "//etc//..//"};
	for (unsigned root = 0; root < sizeof roots / sizeof *roots; root++) {
		printf("[%s]\n", roots[root]);
		report(nftw(roots[root], visit, 20, FTW_PHYS | FTW_ACTIONRETVAL));
		report(nftw(roots[root], visit, 20, FTW_PHYS | FTW_ACTIONRETVAL | FTW_CHDIR));
	}
	return 0;
}
