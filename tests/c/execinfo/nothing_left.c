//! cflags: -fno-optimize-sibling-calls
/* Without memory and without descriptors. */
#include <errno.h>
#include <sys/resource.h>
#include <unistd.h>

#include "frames.h"

CASE_STATE;

FRAME int deeper(void **addresses)
{
	int count = backtrace(addresses, 64);
	after++;
	return count;
}

FRAME int main(void);
FUNCTIONS(FUNCTION(deeper), FUNCTION(main));

int main(void)
{
	void *addresses[64];
	/* glibc loads its unwinder at first, and stdio makes its buffer. */
	int count = deeper(addresses);
	print_frames("with all", addresses, count);
	struct rlimit none = { 0, 0 };
	setrlimit(RLIMIT_NOFILE, &none);
	setrlimit(RLIMIT_DATA, &none);
	setrlimit(RLIMIT_AS, &none);
	count = deeper(addresses);
	print_frames("with nothing", addresses, count);
	/* What malloc has left is soon used up. */
	char **lines;
	int number = 0;
	do {
		errno = 0;
		lines = backtrace_symbols(addresses, count);
	} while (lines && number++ < 100000);
	printf("in the end: %s, errno %s\n", lines ? "lines" : "NULL", errno == ENOMEM ? "ENOMEM" : "another");
	fflush(stdout);
	int before = addresses[0] != NULL;
	void *null = NULL;
	backtrace_symbols_fd(&null, 1, STDOUT_FILENO);
	return !before;
}
