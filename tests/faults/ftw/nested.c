/* nftw: a walk within a walk takes the outer one's descriptors, which opens its directories again.
 * A descriptor that cannot be examined before it is taken is taken all the same. */
#include "walk.h"

static int inner_error;

static int walk_again(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)path, (void)st, (void)type, (void)ftw;
	if (ftw->level != 2)
		return 0;
	int result = nftw("t", visit, 20, FTW_PHYS);
	inner_error = result ? errno : 0;
	return result;
}

int main(void)
{
	make_tree();
	fault_begin();
	errno = 5;
	int result = nftw("t", walk_again, 20, FTW_PHYS);
	int seen = errno;
	int error = fault_end();
	int reported = result == -1 && (seen == error || inner_error == error);
	int absorbed = result == 0 && seen == 5;
	if (!absorbed && !(error && reported)) {
		printf("%d with errno %d, within %d; injected errno %d\n", result, seen, inner_error, error);
		return 1;
	}
	return fault_finish();
}
