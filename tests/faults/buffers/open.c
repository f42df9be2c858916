//! components: buffers
/* Streams opened, opened again and closed without memory, descriptors, or room to write. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "fault.h"

static int wrong(const char *what)
{
	printf("%s does not say why it failed, or fails without reason\n", what);
	return 1;
}

int main(void)
{
	fault_begin();
	errno = 0;
	FILE *file = fopen("/dev/null", "w");
	int seen = errno, error = fault_end();
	if (!file)
		return error && seen == error ? fault_finish() : wrong("fopen");
	if (error || seen)
		return wrong("fopen");
	fputs("text", file);
	fault_begin();
	errno = 0;
	FILE *again = freopen("/dev/null", "a", file);
	seen = errno, error = fault_end();
	if (!again)
		return error && seen == error ? fault_finish() : wrong("freopen");
	if (error || seen)
		return wrong("freopen");
	fputs("text", file);
	fault_begin();
	errno = 0;
	int result = fclose(file);
	seen = errno, error = fault_end();
	if (!result != !error || seen != error)
		return wrong("fclose");
	return fault_finish();
}
