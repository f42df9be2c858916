/* nftw: a function that ends the walk deep in the tree, whatever failed before. */
#include "walk.h"

static int stop(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)path, (void)st, (void)type;
	return ftw->level == 3 ? 9 : 0;
}

int main(void)
{
	make_tree();
	fault_begin();
	errno = 5;
	int result = nftw("t", stop, 2, FTW_PHYS | FTW_CHDIR);
	int seen = errno;
	int error = fault_end();
	if (error ? result != -1 || seen != error : result != 9 || seen != 5) {
		printf("%d with errno %d; injected errno %d\n", result, seen, error);
		return 1;
	}
	return fault_finish();
}
