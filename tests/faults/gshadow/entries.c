//! etc: accounts
/* The functions of <gshadow.h> report memory that runs out, files that cannot be opened, read or written,
 * and a line that did not fit into memory is there for the next call. */
#include <errno.h>
#include <gshadow.h>
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
	fputs("a:b:x:", file);
	for (int i = 0; i < 5000; i++)
		putc('x', file);
	fputs(",y\nnext:b:c:d\n", file);
	rewind(file);
	return file;
}

int main(void)
{
	static char buffer[8000];
	struct sgrp entry, *result;
	FILE *file = long_line(), *sink = fopen("/dev/null", "w");

	/* What is kept from call to call does not count as leaked. */
	FILE *shorter = tmpfile();
	fputs("next:b:c:d\n", shorter);
	rewind(shorter);
	fgetsgent(shorter);
	getsgent();
	endsgent();
	sgetsgent("a:b:c:d");
	getsgnam("root");
	rewind(file);

	STEP(fgetsgent(file) != NULL);
	if (fault_end() == ENOMEM) {
		result = fgetsgent(file);
		if (!result || strcmp(result->sg_namp, "a")) {
			printf("the line that did not fit is lost\n");
			return 1;
		}
	}
	rewind(file);
	STEP(fgetsgent_r(file, &entry, buffer, sizeof buffer, &result) == 0 && result == &entry);
	STEP(getsgent() != NULL);
	STEP(getsgent_r(&entry, buffer, sizeof buffer, &result) == 0 && result == &entry);
	endsgent();
	result = getsgent();
	STEP(putsgent(result, sink) == 0);
	endsgent();

	static char line[20000];
	memset(line, 'x', sizeof line);
	strcpy(line + sizeof line - 100, ":b:c:d");
	STEP(sgetsgent(line) != NULL);
	STEP(sgetsgent_r("a:b:c:d", &entry, buffer, sizeof buffer, &result) == 0);
	STEP(getsgnam("last") != NULL);
	STEP(getsgnam_r("last", &entry, buffer, sizeof buffer, &result) == 0 && result == &entry);
	return fault_finish();
}
