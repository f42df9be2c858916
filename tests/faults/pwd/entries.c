//! etc: accounts
/* The functions of <pwd.h> report memory that runs out, files that cannot be opened, read or written,
 * and a line that did not fit into memory is there for the next call. */
#include <pwd.h>

#include "entries.h"

int main(void)
{
	static char buffer[8000];
	struct passwd entry, *result;
	FILE *file = file_with("a:b:1:2:", LONG, "::\nnext:b:1:2\n"), *sink = fopen("/dev/null", "w");

	/* What is kept from call to call does not count as leaked. */
	FILE *shorter = file_with("", 0, "next:b:1:2\n");
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
