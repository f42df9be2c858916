//! etc: accounts
/* The functions of <pwd.h> report memory that runs out, files that cannot be opened, read or written,
 * and a line that did not fit into memory is there for the next call. */
#include <errno.h>
#include <pwd.h>
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
	fputs("a:b:1:2:", file);
	for (int i = 0; i < 5000; i++)
		putc('x', file);
	fputs("::\nnext:b:1:2\n", file);
	rewind(file);
	return file;
}

int main(void)
{
	static char buffer[8000];
	struct passwd entry, *result;
	FILE *file = long_line(), *sink = fopen("/dev/null", "w");

	/* What is kept from call to call does not count as leaked. */
	FILE *shorter = tmpfile();
	fputs("next:b:1:2\n", shorter);
	rewind(shorter);
	fgetpwent(shorter);
	getpwent();
	endpwent();
	rewind(file);

	STEP(fgetpwent(file) != NULL);
	if (fault_end() == ENOMEM) {
		result = fgetpwent(file);
		if (!result || strcmp(result->pw_name, "a")) {
			printf("the line that did not fit is lost\n");
			return 1;
		}
	}
	rewind(file);
	STEP(fgetpwent_r(file, &entry, buffer, sizeof buffer, &result) == 0 && result == &entry);
	STEP(getpwent() != NULL);
	STEP(getpwent_r(&entry, buffer, sizeof buffer, &result) == 0 && result == &entry);
	endpwent();
	result = getpwent();
	STEP(putpwent(result, sink) == 0);
	/* musl gets by when its first allocation for a line fails. */
	int before = fault_end();
	fault_begin();
	errno = 0;
	int line = getpw(0, buffer), seen = errno;
	if (seen != (line == 0 ? 0 : fault_end()) || (line != 0 && fault_end() == before)) {
		printf("getpw: %d, errno %d, injected %d\n", line, seen, fault_end());
		return 1;
	}
	endpwent();
	return fault_finish();
}
