/* A library function that needs what musl has and does differently, and what musl lacks. */
#define _GNU_SOURCE
#include "use.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int use(const char *who)
{
	char *end;
	errno = 0;
	/* musl by itself leaves EINVAL. */
	long number = strtol("", &end, 10);
	printf("%s: %ld errno %d\n", who, number, errno);
	return close_range(900, 1000, 0);
}
