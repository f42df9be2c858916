/* fts: every allocation and system call of a walk in the working directory. */
#include "walk.h"

int main(void)
{
	return check(FTS_PHYSICAL, 0, 39);
}
