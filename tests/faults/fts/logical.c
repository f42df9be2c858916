/* fts: every allocation and system call of a walk through symbolic links. */
#include "walk.h"

int main(void)
{
	return check(FTS_LOGICAL, 0, 43);
}
