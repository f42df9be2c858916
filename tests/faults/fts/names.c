/* fts: every allocation and system call of a walk with fts_children for names. */
#include "walk.h"

int main(void)
{
	return check(FTS_PHYSICAL | FTS_NOCHDIR, 2, 39);
}
