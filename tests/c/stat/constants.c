/* sys/stat.h: BSD's masks of permissions, and the unit of st_blocks. */
#include <stdio.h>
#include <sys/stat.h>

int main(void)
{
	printf("%#o %#o %#o %d\n", ACCESSPERMS, ALLPERMS, DEFFILEMODE, S_BLKSIZE);
	return 0;
}
