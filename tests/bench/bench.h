/* Times a function and prints the shortest of several runs, in nanoseconds. */
#ifndef BENCH_H
#define BENCH_H

#include <stdio.h>
#include <time.h>

static inline void bench(int runs, void (*function)(void))
{
	long best = -1;
	for (int run = 0; run < runs; run++) {
		struct timespec before, after;
		clock_gettime(CLOCK_MONOTONIC, &before);
		function();
		clock_gettime(CLOCK_MONOTONIC, &after);
		long time = (after.tv_sec - before.tv_sec) * 1000000000L + after.tv_nsec - before.tv_nsec;
		if (best < 0 || time < best)
			best = time;
	}
	printf("%ld\n", best);
}

#endif
