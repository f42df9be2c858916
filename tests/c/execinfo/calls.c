//! cflags: -O2 -fomit-frame-pointer
/* Calls within a program, built without frame pointers. */
#include <alloca.h>
#include <errno.h>
#include <limits.h>

#include "frames.h"

CASE_STATE;

FRAME void innermost(const char *what)
{
	show(what);
	after++;
}

FRAME void plain(void)
{
	innermost("plain");
	after++;
}

/* So many values that must survive calls that every register for them is saved. */
FRAME void registers(int a)
{
	int b = after + a, c = b * 3, d = c ^ b, e = d * 5 + a, f = e - c, g = f * d, h = g + b, i = h * e;
	innermost("registers");
	after = a + b * c - d + e * f - g + h * i;
	innermost("registers again");
	after = a - b + c * d - e + f * g - h + i;
}

FRAME void large(void)
{
	char frame[100000];
	memset(frame, after, sizeof frame);
	innermost("a large frame");
	after += frame[after & 7];
}

FRAME void variable(int size)
{
	char *first = alloca(size), second[size * 3];
	memset(first, 1, size);
	memset(second, 2, size);
	innermost("frames of a size found at run time");
	after += first[size / 2] + second[size / 3];
}

struct big { int values[300]; };

FRAME int arguments(int a, int b, int c, int d, int e, int f, int g, struct big big)
{
	innermost("arguments on the stack");
	return a + b + c + d + e + f + g + big.values[after & 255];
}

FRAME void aligned(void)
{
	char frame[128] __attribute__((aligned(128)));
	memset(frame, after, sizeof frame);
	innermost("a realigned frame");
	after += frame[after & 127] + ((unsigned long)frame & 1);
}

FRAME void recursive(int depth)
{
	if (depth > 0)
		recursive(depth - 1);
	else
		show("recursion");
	after++;
}

FRAME __attribute__((noreturn)) void last_words(void)
{
	innermost("from a call that never returns");
	exit(0);
}

FRAME void never_returns(void)
{
	last_words();
}

FRAME void sizes(void)
{
	void *addresses[8];
	errno = 77;
	printf("sizes:");
	for (int size = 0; size < 4; size++) {
		memset(addresses, 0, sizeof addresses);
		int count = backtrace(addresses, size), written = 0;
		for (int i = 0; i < 8; i++)
			written += addresses[i] != NULL;
		printf(" %d of %d, %d written;", count, size, written);
	}
	printf(" %d %d; errno %d\n", backtrace(addresses, -1), backtrace(addresses, INT_MIN), errno);
	after++;
}

FRAME int main(void);
FUNCTIONS(FUNCTION(innermost), FUNCTION(plain), FUNCTION(registers), FUNCTION(large), FUNCTION(variable),
	FUNCTION(arguments), FUNCTION(aligned), FUNCTION(recursive), FUNCTION(last_words), FUNCTION(never_returns),
	FUNCTION(sizes), FUNCTION(main));

int main(void)
{
	show("main");
	plain();
	registers(3);
	large();
	variable(1000);
	after += arguments(1, 2, 3, 4, 5, 6, 7, (struct big){ { 1 } });
	aligned();
	recursive(3);
	recursive(400);
	sizes();
	never_returns();
	return 0;
}
