//! cflags: -D_LARGEFILE64_SOURCE
/* The names for large files. */
#include "tree.h"

static int visit(const char *path, const struct stat64 *st, int type, struct FTW *ftw)
{
	printf("\t%s\t%s\t%d\t%d\n", type_name(type), path, ftw->level, type == FTW_F ? (int)(st->st_size >> 20) : 0);
	return 0;
}

static int visit3(const char *path, const struct stat64 *st, int type)
{
	struct FTW none = {0, 0};
	return visit(path, st, type, &none);
}

int main(void)
{
	make("t/"), make("t/file");
	if (truncate("t/file", 5LL << 32))
		return 2;
	report(nftw64("t", visit, 4, FTW_PHYS));
	report(ftw64("t", visit3, 4));
	return 0;
}
