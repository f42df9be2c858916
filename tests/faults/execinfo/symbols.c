/* backtrace_symbols: all lines, or NULL and ENOMEM. */
#include <errno.h>
#include <execinfo.h>
#include <stdlib.h>
#include <string.h>

#include "fault.h"

int main(void)
{
	void *addresses[] = { (void *)main, NULL };
	fault_begin();
	errno = 77;
	char **lines = backtrace_symbols(addresses, 2);
	int error = fault_end();
	if (!lines && (error != ENOMEM || errno != ENOMEM))
		return 2;
	if (lines && (errno != 77 || strcmp(lines[1], "[(nil)]") != 0))
		return 3;
	free(lines);
	return fault_finish();
}
