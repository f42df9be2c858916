//! etc: accounts
/* The functions of <gshadow.h> report memory that runs out, files that cannot be opened, read or written,
 * and a line that did not fit into memory is there for the next call. */
#include <gshadow.h>

#include "entries.h"

int main(void)
{
	static char buffer[8000];
	struct sgrp entry, *result;
	FILE *file = file_with("a:b:x:", LONG, ",y\nnext:b:c:d\n"), *sink = fopen("/dev/null", "w");

	/* What is kept from call to call does not count as leaked. */
	FILE *shorter = file_with("", 0, "next:b:c:d\n");
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
