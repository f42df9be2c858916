/* fts: every allocation and system call of a walk without stat. */
#include "walk.h"

int main(void)
{
	return check(FTS_PHYSICAL | FTS_NOSTAT, 0, 39);
}
