/* backtrace: where the kernel does not say that memory can be read, the trace is shorter, and right as far as it goes. */
#include <errno.h>
#include <execinfo.h>
#include <string.h>

#include "fault.h"

#define DEPTH 5

static volatile int after;

static __attribute__((noinline)) int traced(int depth, void **addresses)
{
	int count = depth > 0 ? traced(depth - 1, addresses) : backtrace(addresses, 64);
	after++;
	return count;
}

int main(void)
{
	void *addresses[64], *whole[64];
	fault_begin();
	errno = 77;
	int count = traced(DEPTH, addresses);
	if (errno != 77)
		return 2;
	fault_end();
	int wanted = traced(DEPTH, whole);
	if (count < 1 || count > wanted || wanted < DEPTH + 2)
		return 3;
	/* Behind these the two differ: they were called from different places. */
	int same = count < DEPTH + 1 ? count : DEPTH + 1;
	if (memcmp(addresses, whole, same * sizeof *whole) != 0)
		return 4;
	return fault_finish();
}
