//! etc: accounts
/* The functions of <shadow.h> report memory that runs out, files that cannot be opened, read or written,
 * and a line that did not fit into memory is there for the next call. */
#include <errno.h>
#include <shadow.h>
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
	fputs("a:", file);
	for (int i = 0; i < 5000; i++)
		putc('x', file);
	fputs(":1:2:3\nnext:b:1:2:3\n", file);
	rewind(file);
	return file;
}

int main(void)
{
	static char buffer[8000];
	struct spwd entry, *result;
	FILE *file = long_line(), *sink = fopen("/dev/null", "w");

	/* What is kept from call to call does not count as leaked. */
	FILE *shorter = tmpfile();
	fputs("next:b:1:2:3\n", shorter);
	rewind(shorter);
	fgetspent(shorter);
	getspent();
	endspent();
	sgetspent("a:b:1:2:3");
	rewind(file);

	STEP(fgetspent(file) != NULL);
	if (fault_end() == ENOMEM) {
		result = fgetspent(file);
		if (!result || strcmp(result->sp_namp, "a")) {
			printf("the line that did not fit is lost\n");
			return 1;
		}
	}
	rewind(file);
	STEP(fgetspent_r(file, &entry, buffer, sizeof buffer, &result) == 0 && result == &entry);
	STEP(getspent() != NULL);
	STEP(getspent_r(&entry, buffer, sizeof buffer, &result) == 0 && result == &entry);
	endspent();
	result = getspent();
	STEP(putspent(result, sink) == 0);
	endspent();

	static char line[20000];
	memset(line, 'x', sizeof line);
	strcpy(line + sizeof line - 100, ":b:1:2:3");
	STEP(sgetspent(line) != NULL);
	STEP(sgetspent_r("a:b:1:2:3", &entry, buffer, sizeof buffer, &result) == 0);
	return fault_finish();
}
