/* ftw: every allocation and system call. */
#include "walk.h"

static int visit3(const char *path, const struct stat *st, int type)
{
	return visit(path, st, type, NULL);
}

int main(void)
{
	make_tree();
	fault_begin();
	errno = 5;
	int result = ftw("t", visit3, 3);
	int seen = errno;
	return check(result, seen, 6);
}
