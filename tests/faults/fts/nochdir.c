/* fts: every allocation and system call of a walk by descriptors. */
#include "walk.h"

int main(void)
{
	return check(FTS_PHYSICAL | FTS_NOCHDIR, 0, 39);
}
