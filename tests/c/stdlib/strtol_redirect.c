/* The functions stay what they are: they have addresses, may be declared again, and atol does without them. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

extern long strtol(const char *, char **, int);

int main(void)
{
	long (*convert)(const char *, char **, int) = strtol;
	printf("equal addresses %d\n", convert == &strtol);
	errno = 0;
	printf("%ld %ld\n", convert("x", NULL, 10), atol("x"));
	printf("errno %d\n", errno);
	return 0;
}
