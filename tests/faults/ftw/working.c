/* nftw: the same with a working directory to come back to. */
#include "walk.h"

int main(void)
{
	make_tree();
	fault_begin();
	errno = 5;
	int result = nftw("t/a", visit, 1, FTW_PHYS | FTW_CHDIR);
	int seen = errno;
	return check(result, seen, 6);
}
