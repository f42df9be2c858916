/* nftw: the same with one descriptor, so that directories are opened again on the way back. */
#include "walk.h"

int main(void)
{
	make_tree();
	fault_begin();
	errno = 5;
	int result = nftw("t/", visit, 1, FTW_PHYS | FTW_DEPTH);
	int seen = errno;
	return check(result, seen, 7);
}
