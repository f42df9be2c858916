/* fts: every allocation and system call of a walk with fts_children in every directory. */
#include "walk.h"

int main(void)
{
	return check(FTS_PHYSICAL, 1, 39);
}
