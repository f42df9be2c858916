/* nftw: the same through symbolic links, with the set of directories that were visited. */
#include "walk.h"

int main(void)
{
	make_tree();
	fault_begin();
	errno = 5;
	int result = nftw("./t", visit, 2, 0);
	int seen = errno;
	return check(result, seen, 6);
}
