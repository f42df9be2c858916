//! etc: accounts
/* The functions of <grp.h> report memory that runs out, files that cannot be opened, read or written,
 * and a line that did not fit into memory is there for the next call. */
#include <grp.h>

#include "entries.h"

int main(void)
{
	static char buffer[8000];
	struct group entry, *result;
	FILE *file = file_with("a:b:1:", LONG, ",y\nnext:b:1:x\n"), *sink = fopen("/dev/null", "w");

	/* What is kept from call to call does not count as leaked. */
	FILE *shorter = file_with("", 0, "next:b:1:x\n");
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
