/* backtrace_symbols of 40 addresses in the program and in libc, 500 times. */
#include <execinfo.h>
#include <stdio.h>
#include <stdlib.h>

#include "bench.h"

static void name(void)
{
	void *addresses[40];
	for (int i = 0; i < 40; i++)
		addresses[i] = (char *)(i % 2 ? (void *)name : (void *)printf) + i;
	for (int round = 0; round < 500; round++) {
		char **lines = backtrace_symbols(addresses, 40);
		if (!lines || !lines[39])
			exit(1);
		free(lines);
	}
}

int main(void)
{
	bench(3, name);
	return 0;
}
