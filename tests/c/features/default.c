/* features.h: what a program that asks for nothing gets. */
#undef _GNU_SOURCE
#include <stdio.h>

int main(void)
{
	printf("%ld %d %d\n", (long)_POSIX_C_SOURCE, _POSIX_SOURCE, _DEFAULT_SOURCE);
#ifdef _LARGEFILE64_SOURCE
	printf("64 names\n");
#endif
#ifdef _ATFILE_SOURCE
	printf("at functions\n");
#endif
	return 0;
}
