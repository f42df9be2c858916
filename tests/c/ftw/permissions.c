/* What may not be read or searched, for a program without privileges. */
#include <grp.h>

#include "tree.h"

static int visit(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	int error = errno;
	keep("\t%s\t%s\t%d %d mode %o errno %d", type_name(type), path, ftw->base, ftw->level,
	     type == FTW_NS ? 0 : (unsigned)st->st_mode, type == FTW_NS || type == FTW_DNR || type == FTW_SLN ? error : 0);
	return 0;
}

int main(void)
{
	static const char *const roots[] = {
		"t", "t/none", "t/none/z", "t/noread", "t/noread/x", "t/nosearch", "t/nosearch/f", "t/out", "t/unread",
	};
	static const int flags[] = {0, FTW_PHYS, FTW_DEPTH, FTW_PHYS | FTW_DEPTH};
	make("t/"), make("t/none/"), make("t/none/z/"), make("t/noread/"), make("t/noread/x/"), make("t/noread/f");
	make("t/nosearch/"), make("t/nosearch/y/"), make("t/nosearch/f"), make("t/nosearch/l=f"), make("t/open/");
	make("t/open/f"), make("out=t/nosearch/f");
	chmod("t/none", 0), chmod("t/noread", 0311), chmod("t/nosearch", 0444);
	if (geteuid() == 0 && (setgroups(0, NULL) || setresgid(65534, 65534, 65534) || setresuid(65534, 65534, 65534)))
		return 2;
	for (unsigned root = 0; root < sizeof roots / sizeof *roots; root++) {
		for (unsigned i = 0; i < sizeof flags / sizeof *flags; i++) {
			printf("[%s] flags %d\n", roots[root], flags[i]);
			int result = nftw(roots[root], visit, 20, flags[i]);
			int error = errno;
			print_sorted();
			errno = error;
			report(result);
		}
	}
	puts("a directory that may be read but not entered ends a walk with FTW_CHDIR");
	report(nftw("t/nosearch", visit, 20, FTW_CHDIR));
	report(nftw("t/none", visit, 20, FTW_CHDIR));
	report(nftw("out", visit, 20, FTW_CHDIR));
	print_sorted();
	printf("%d descriptors\n", open_descriptors());
	return 0;
}
