/* What the cases of pwd.h, grp.h, shadow.h and gshadow.h have in common. */
#ifndef ENTRIES_H
#define ENTRIES_H

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fault.h"

/* `success` must hold unless a call failed in it, and then errno must say which error that was. */
#define STEP(success)                                                              \
	do {                                                                       \
		int before = fault_end();                                          \
		fault_begin();                                                     \
		errno = 0;                                                         \
		int succeeded = (success);                                         \
		int seen = errno, error = fault_end();                             \
		if (succeeded != (error == before) || (error != before && seen != error)) { \
			printf("%s: %d, errno %d, injected %d\n", #success, succeeded, seen, error); \
			return 1;                                                  \
		}                                                                  \
	} while (0)

/* A file with a line, whose middle is `filling` letters, between `start` and `rest`. */
static FILE *file_with(const char *start, int filling, const char *rest)
{
	FILE *file = tmpfile();
	fputs(start, file);
	for (int i = 0; i < filling; i++)
		putc('x', file);
	fputs(rest, file);
	rewind(file);
	return file;
}

/* More than the functions have memory for at first. */
#define LONG 5000

#endif
