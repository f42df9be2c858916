/* nftw: every allocation and system call of a walk with a descriptor for each level. */
#include "walk.h"

int main(void)
{
	make_tree();
	fault_begin();
	errno = 5;
	int result = nftw("t", visit, 20, FTW_PHYS);
	int seen = errno;
	return check(result, seen, 7);
}
