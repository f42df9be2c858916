//! components: sort
/* qsort_r: elements of many sizes, orders that are hard, comparisons that lie, and a longjmp out of one. */
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The key is in the first and last byte of an element, so that every byte of it must move along. */
static int compare(const void *a, const void *b, void *size)
{
	const unsigned char *x = a, *y = b;
	size_t last = *(size_t *)size - 1;
	int first = x[0] - y[0];
	return first ? first : x[last] - y[last];
}

static void sizes(void)
{
	for (size_t size = 1; size < 40; size++) {
		static unsigned char array[64 + 300 * 40];
		unsigned char *start = array + size % 3;
		size_t sum = 0, again = 0;
		int sorted = 1;
		srand(size);
		memset(array, 0xee, sizeof array);
		for (size_t i = 0; i < 300 * size; i++)
			sum += start[i] = rand() % 7;
		qsort_r(start, 300, size, compare, &size);
		for (size_t i = 1; i < 300; i++)
			sorted &= compare(start + (i - 1) * size, start + i * size, &size) <= 0;
		for (size_t i = 0; i < 300 * size; i++)
			again += start[i];
		int outside = start[300 * size] == 0xee && (start == array || start[-1] == 0xee);
		printf("size %zu: sorted %d, same bytes %d, nothing outside touched %d\n", size, sorted, sum == again, outside);
	}
}

static int numbers(const void *a, const void *b, void *calls)
{
	long x = *(const long *)a, y = *(const long *)b;
	++*(long *)calls;
	return (x > y) - (x < y);
}

enum { COUNT = 20000 };
static long values[COUNT];

static void hard(const char *name, long (*value)(long))
{
	long calls = 0;
	int sorted = 1;
	for (long i = 0; i < COUNT; i++)
		values[i] = value(i);
	qsort_r(values, COUNT, sizeof *values, numbers, &calls);
	for (long i = 1; i < COUNT; i++)
		sorted &= values[i - 1] <= values[i];
	printf("%s: sorted %d, few comparisons %d\n", name, sorted, calls < 60L * COUNT);
}

static long up(long i) { return i; }
static long down(long i) { return -i; }
static long equal(long i) { return i - i; }
static long saw(long i) { return i % 7; }
static long pipe_organ(long i) { return i < COUNT / 2 ? i : COUNT - i; }
static long shuffled(long i) { return i * 7919 % COUNT; }

static int liar(const void *a, const void *b, void *mode)
{
	(void)a, (void)b;
	static unsigned state;
	switch (*(int *)mode) {
	case 0: return 1;
	case 1: return -1;
	case 2: return 0;
	default: return (int)((state = state * 1103515245 + 12345) >> 16) % 3 - 1;
	}
}

static void lies(int mode)
{
	static char seen[COUNT];
	int all = 1;
	for (long i = 0; i < COUNT; i++)
		values[i] = i;
	qsort_r(values, COUNT, sizeof *values, liar, &mode);
	memset(seen, 0, sizeof seen);
	for (long i = 0; i < COUNT; i++)
		seen[values[i]] = 1;
	for (long i = 0; i < COUNT; i++)
		all &= seen[i];
	printf("lies %d: every element still there %d\n", mode, all);
}

static jmp_buf out;

static int leaves(const void *a, const void *b, void *calls)
{
	if (++*(long *)calls == 1000)
		longjmp(out, 1);
	long x = *(const long *)a, y = *(const long *)b;
	return (x > y) - (x < y);
}

int main(void)
{
	sizes();
	hard("up", up);
	hard("down", down);
	hard("equal", equal);
	hard("saw", saw);
	hard("pipe organ", pipe_organ);
	hard("shuffled", shuffled);
	for (int mode = 0; mode < 4; mode++)
		lies(mode);
	static long calls;
	if (setjmp(out))
		printf("left after %ld comparisons\n", calls);
	else
		qsort_r(values, COUNT, sizeof *values, leaves, &calls);
	calls = 0;
	qsort_r(values, 1, sizeof *values, numbers, &calls);
	qsort_r(values, 0, sizeof *values, numbers, &calls);
	printf("nothing to do: %ld comparisons\n", calls);
	return 0;
}
