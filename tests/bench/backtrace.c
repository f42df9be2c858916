/* backtrace of 20 functions, and of a callback in qsort beneath them, 20,000 times each. */
#include <execinfo.h>
#include <stdlib.h>

#include "bench.h"

static volatile long total;

static __attribute__((noinline)) void deep(int depth)
{
	void *addresses[64];
	if (depth > 0)
		deep(depth - 1);
	else
		for (int round = 0; round < 20000; round++)
			total += backtrace(addresses, 64);
	total++;
}

static int compare(const void *left, const void *right)
{
	void *addresses[64];
	for (int round = 0; round < 20000; round++)
		total += backtrace(addresses, 64);
	return *(const int *)left - *(const int *)right;
}

static __attribute__((noinline)) void deep_and_sorting(int depth)
{
	int numbers[] = { 2, 1 };
	if (depth > 0)
		deep_and_sorting(depth - 1);
	else
		qsort(numbers, 2, sizeof *numbers, compare);
	total++;
}

static void trace(void)
{
	total = 0;
	deep(20);
	deep_and_sorting(20);
	if (total < 2L * 20000 * 20)
		exit(1);
}

int main(void)
{
	bench(3, trace);
	return 0;
}
