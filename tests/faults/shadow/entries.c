//! etc: accounts
/* The functions of <shadow.h> report memory that runs out, files that cannot be opened, read or written,
 * and a line that did not fit into memory is there for the next call. */
#include <shadow.h>

#include "entries.h"

int main(void)
{
	static char buffer[8000];
	struct spwd entry, *result;
	FILE *file = file_with("a:", LONG, ":1:2:3\nnext:b:1:2:3\n"), *sink = fopen("/dev/null", "w");

	/* What is kept from call to call does not count as leaked. */
	FILE *shorter = file_with("", 0, "next:b:1:2:3\n");
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
