/* The first backtrace of a place: nothing about it is known yet. A hundred functions, in turn. */
#include <execinfo.h>
#include <stdlib.h>

#include "bench.h"

static volatile long total;

#define FUNCTION(name) \
	static __attribute__((noinline)) void name(void) \
	{ \
		void *addresses[64]; \
		total += backtrace(addresses, 64); \
		total++; \
	}
#define TEN(name) \
	FUNCTION(name##0) FUNCTION(name##1) FUNCTION(name##2) FUNCTION(name##3) FUNCTION(name##4) \
	FUNCTION(name##5) FUNCTION(name##6) FUNCTION(name##7) FUNCTION(name##8) FUNCTION(name##9) \
	static __attribute__((noinline)) void name(void) \
	{ \
		name##0(), name##1(), name##2(), name##3(), name##4(); \
		name##5(), name##6(), name##7(), name##8(), name##9(); \
		total++; \
	}
TEN(a) TEN(b) TEN(c) TEN(d) TEN(e) TEN(f) TEN(g) TEN(h) TEN(i) TEN(k)

static void trace(void)
{
	a(), b(), c(), d(), e(), f(), g(), h(), i(), k();
}

int main(void)
{
	void *addresses[64];
	/* What glibc loads at first is not counted. */
	total += backtrace(addresses, 64);
	bench(1, trace);
	return 0;
}
