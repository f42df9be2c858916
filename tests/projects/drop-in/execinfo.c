#include <execinfo.h>
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
	void *addresses[16];
	int count = backtrace(addresses, 16);
	char **lines = backtrace_symbols(addresses, count);
	if (count > 1 && lines)
		puts("execinfo works");
	free(lines);
	return 0;
}
