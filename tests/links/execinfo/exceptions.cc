// Backtraces while an exception passes through the functions that are being left.
#include <execinfo.h>
#include <stdio.h>
#include <stdlib.h>

static volatile int after;

static __attribute__((always_inline)) inline void show(const char *where)
{
	void *addresses[64];
	printf("%s: %s\n", where, backtrace(addresses, 64) > 1 ? "frames" : "none");
}

struct Guard {
	const char *where;
	explicit Guard(const char *place) : where(place) {}
	~Guard() { show(where); after++; }
};

static __attribute__((noinline)) int compare(const void *, const void *)
{
	Guard guard("leaving compare");
	show("in compare");
	after++;
	return 0;
}

static __attribute__((noinline)) void throws(int depth)
{
	Guard guard(depth ? "leaving throws" : "leaving the innermost throws");
	if (depth)
		throws(depth - 1);
	else
		throw 42;
	after++;
}

int main()
{
	int numbers[] = { 2, 1 };
	qsort(numbers, 2, sizeof *numbers, compare);
	try {
		throws(2);
	} catch (int value) {
		printf("caught %d\n", value);
		show("in the handler");
		try {
			throws(0);
		} catch (...) {
			show("in a handler within");
		}
	}
	show("after it");
	return 0;
}
