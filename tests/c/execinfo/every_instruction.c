//! cflags: -O2 -fomit-frame-pointer -fno-optimize-sibling-calls
/* The processor stops after every instruction, in the program and in libc: the way back to main is always found. */
#include <signal.h>
#include <stdint.h>

#include "frames.h"

CASE_STATE;
static long steps, wrong;

/* Between the call of `watched` and its end, it is on the stack, and main beyond it. */
FRAME void step(int signal)
{
	void *addresses[64];
	int count = backtrace(addresses, 64), watched = 0, in_main = 0;
	(void)signal;
	for (int i = 0; i < count; i++) {
		/* After this function and the return from it comes what was interrupted, perhaps at its first instruction. */
		const char *name = name_of((char *)addresses[i] + (i == 2));
		if (i == 2 && name && strcmp(name, "main") == 0)
			watched = 1;
		watched |= name && strcmp(name, "watched") == 0;
		in_main |= name && strcmp(name, "main") == 0 && watched;
	}
	steps++;
	wrong += !in_main;
	if (!in_main && getenv("SHOW"))
		backtrace_symbols_fd(addresses, count, 1);
	after++;
}

FRAME int compare(const void *left, const void *right)
{
	after++;
	return *(const int *)left - *(const int *)right;
}

FRAME int recursive(int a, int b)
{
	int local[4] = { a, b, after, 3 };
	if (a == 0)
		return local[b & 3];
	return recursive(a - 1, b + 1) * local[a & 3] + recursive(a / 2, b) + b;
}

FRAME void variable(int size)
{
	char bytes[size];
	memset(bytes, size, size);
	after += bytes[size / 2];
}

FRAME void watched(void)
{
	char text[64];
	int numbers[] = { 3, 1, 2, 5, 4, 9, 7 };
	after += recursive(3, 2);
	variable(30);
	qsort(numbers, 7, sizeof *numbers, compare);
	snprintf(text, sizeof text, "%d %s %x %g", numbers[0], "text", 255, 2.5);
	after += strlen(text) + strtol("123", NULL, 10) + (strchr(text, 't') != NULL);
	free(malloc(100));
	char *copy = strdup(text);
	after += memcmp(copy, text, 3);
	free(copy);
}

static inline __attribute__((always_inline)) void stepping(int on)
{
#if defined __x86_64__ && !defined __GLIBC__ /* whose own backtrace crashes here */
	const uintptr_t trap = 0x100;
	if (on)
		__asm__ volatile("sub $128, %%rsp; pushf; or %0, (%%rsp); popf; add $128, %%rsp" : : "r"(trap) : "memory", "cc");
	else
		__asm__ volatile("sub $128, %%rsp; pushf; and %0, (%%rsp); popf; add $128, %%rsp" : : "r"(~trap) : "memory", "cc");
#else
	steps += on;
#endif
}

FRAME int main(void);
FUNCTIONS(FUNCTION(step), FUNCTION(compare), FUNCTION(recursive), FUNCTION(variable), FUNCTION(watched), FUNCTION(main));

int main(void)
{
	signal(SIGTRAP, step);
	watched();
	stepping(1);
	watched();
	stepping(0);
	printf("wrong: %ld\n", wrong);
	return 0;
}
