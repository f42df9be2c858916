//! etc: accounts
/* The functions of <grp.h> report memory that runs out, files that cannot be opened, read or written,
 * and a line that did not fit into memory is there for the next call. */
#include <errno.h>
#include <grp.h>
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

/* A file whose first line needs more memory than the functions have at first. */
static FILE *long_line(void)
{
	FILE *file = tmpfile();
	fputs("a:b:1:", file);
	for (int i = 0; i < 5000; i++)
		putc('x', file);
	fputs(",y\nnext:b:1:x\n", file);
	rewind(file);
	return file;
}

int main(void)
{
	static char buffer[8000];
	struct group entry, *result;
	FILE *file = long_line(), *sink = fopen("/dev/null", "w");

	/* What is kept from call to call does not count as leaked. */
	FILE *shorter = tmpfile();
	fputs("next:b:1:x\n", shorter);
	rewind(shorter);
	fgetgrent(shorter);
	getgrent();
	endgrent();
	rewind(file);

	STEP(fgetgrent(file) != NULL);
	if (fault_end() == ENOMEM) {
		result = fgetgrent(file);
		if (!result || strcmp(result->gr_name, "a")) {
			printf("the line that did not fit is lost\n");
			return 1;
		}
	}
	rewind(file);
	STEP(fgetgrent_r(file, &entry, buffer, sizeof buffer, &result) == 0 && result == &entry);
	STEP(getgrent() != NULL);
	STEP(getgrent_r(&entry, buffer, sizeof buffer, &result) == 0 && result == &entry);
	endgrent();
	result = getgrent();
	STEP(putgrent(result, sink) == 0);
	endgrent();
	return fault_finish();
}
