/* Uses one function that musl has and does differently, and one that musl lacks. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#ifdef __cplusplus
extern "C"
#endif
int use(void);

#ifdef IN_A_LIBRARY
int use(void)
#else
int main(void)
#endif
{
	char *end;
	const char *text = "";
	errno = 0;
	long number = strtol(text, &end, 10);
	/* musl by itself leaves EINVAL. */
	printf("wrapped: %ld errno %d\n", number, errno);
	printf("plain: %d\n", close_range(900, 1000, 0));
	return 0;
}
