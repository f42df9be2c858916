/* sys/param.h: the kernel's constants, and what else comes with the header. */
#include <sys/param.h>
#include <stdio.h>

int main(void)
{
	printf("%d %d %d\n", HZ, EXEC_PAGESIZE, NODEV == (dev_t)-1);
	printf("%d %d %d\n", MAXPATHLEN, MIN(3, 4), howmany(9, 4));
	printf("%d %d\n", SIGTERM, INT_MAX);
	return 0;
}
