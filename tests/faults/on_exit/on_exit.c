//! components: on_exit
/* Where there is no memory, on_exit says so, and forgets the function; the others are called. */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "fault.h"

enum { FUNCTIONS = 3 };

static int called, error;

static void counts(int status, void *argument)
{
	called += status == 7 && argument == &called;
}

static void last(void)
{
	if (called != FUNCTIONS - (error != 0))
		_exit(1);
	_exit(fault_finish());
}

int main(void)
{
	int failed = 0;
	if (atexit(last) != 0)
		return 1;
	fault_begin();
	for (int i = 0; i < FUNCTIONS; i++)
		if (on_exit(counts, &called) != 0)
			failed += errno;
	error = fault_end();
	return failed == error ? 7 : 1;
}
