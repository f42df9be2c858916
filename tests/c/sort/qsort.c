//! components: sort
/* qsort: equal elements stay in order, only elements of the array are compared, in many sizes and at odd addresses;
   a comparison that sorts, one that leaves, some that lie. */
#include <errno.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned char memory[3000 * 120 + 64];
static unsigned char *start;
static size_t count, size;
static int outside, compared;

/* An element is its key and, behind it, as much of its first position as there is room for. */
static int compare(const void *a, const void *b)
{
	const unsigned char *x = a, *y = b;
	outside |= x < start || y < start || x >= start + count * size || y >= start + count * size;
	outside |= (x - start) % size || (y - start) % size;
	compared++;
	return *x - *y;
}

static unsigned position(const unsigned char *element)
{
	return size < 3 ? 0 : element[1] | element[2] << 8;
}

static void sort(unsigned keys)
{
	memset(memory, 0xee, sizeof memory);
	for (size_t i = 0; i < count; i++) {
		unsigned char *element = start + i * size;
		memset(element, i, size);
		element[0] = (i * 2654435761u >> 8) % keys;
		if (size >= 3) {
			element[1] = i & 255;
			element[2] = i >> 8;
		}
	}
	outside = compared = 0;
	errno = 7;
	qsort(start, count, size, compare);
	int ordered = 1, stable = 1, whole = 1;
	for (size_t i = 0; i < count; i++) {
		unsigned char *element = start + i * size;
		for (size_t byte = 3; byte < size; byte++)
			whole &= element[byte] == (position(element) & 255);
		if (i == 0)
			continue;
		ordered &= element[-(long)size] <= element[0];
		stable &= element[-(long)size] != element[0] || position(element - size) <= position(element);
	}
	int untouched = start[count * size] == 0xee && (start == memory || start[-1] == 0xee);
	if (!(ordered && stable && whole && untouched && !outside && errno == 7))
		printf("%zu of %zu bytes, %u keys: ordered %d stable %d whole %d untouched %d outside %d errno %d\n", count, size,
		       keys, ordered, stable, whole, untouched, outside, errno);
}

static void every_size(void)
{
	const size_t sizes[] = { 1, 2, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 24, 31, 32, 33, 48, 64, 100, 120, 512, 1030 };
	const size_t counts[] = { 0, 1, 2, 3, 4, 5, 7, 8, 9, 31, 32, 33, 63, 64, 65, 100, 257, 1000, 3000 };
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		for (size_t j = 0; j < sizeof counts / sizeof *counts; j++) {
			if (counts[j] * sizes[i] > sizeof memory - 64)
				continue;
			size = sizes[i];
			count = counts[j];
			start = memory + j % 4;
			sort(2);
			sort(7);
			sort(256);
		}
		printf("%zu bytes: compared %d, seldom %d\n", size, compared > 0, compared < 3000 * 13);
	}
	void *volatile nothing = NULL;
	qsort(nothing, 0, 4, compare);
}

static int numbers[20000];

static int compare_int(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;
	return (x > y) - (x < y);
}

/* Sorts an array of its own each time. */
static int compare_with_sort(const void *a, const void *b)
{
	int own[400];
	for (int i = 0; i < 400; i++)
		own[i] = i * 7 % 400;
	qsort(own, 400, sizeof *own, compare_int);
	return own[399] == 399 ? compare_int(a, b) : 0;
}

static jmp_buf out;
static int left;

static int leave(const void *a, const void *b)
{
	if (--left == 0)
		longjmp(out, 1);
	return compare_int(a, b);
}

static int lie(const void *a, const void *b)
{
	static unsigned state;
	(void)a, (void)b;
	state = state * 1103515245 + 12345;
	return left == 0 ? 1 : left == 1 ? -1 : (int)(state >> 16) % 3 - 1;
}

static int greater(const void *a, const void *b)
{
	return *(const int *)a > *(const int *)b;
}

static void fill(void)
{
	for (int i = 0; i < 20000; i++)
		numbers[i] = i * 7919 % 20000;
}

static int all_there(void)
{
	static char seen[20000];
	int all = 1;
	memset(seen, 0, sizeof seen);
	for (int i = 0; i < 20000; i++)
		seen[numbers[i]] = 1;
	for (int i = 0; i < 20000; i++)
		all &= seen[i];
	return all;
}

int main(void)
{
	every_size();
	fill();
	qsort(numbers, 2000, sizeof *numbers, compare_with_sort);
	int ordered = 1;
	for (int i = 1; i < 2000; i++)
		ordered &= numbers[i - 1] <= numbers[i];
	printf("sorting within a comparison: %d\n", ordered);
	for (int after = 1; after < 200000; after = after * 3 + 1) {
		fill();
		left = after;
		int jumped = setjmp(out);
		if (!jumped)
			qsort(numbers, 20000, sizeof *numbers, leave);
		printf("left after %d comparisons: %d, all there %d\n", after, jumped, all_there());
	}
	for (left = 0; left < 3; left++) {
		fill();
		qsort(numbers, 20000, sizeof *numbers, lie);
		printf("lies %d: all there %d\n", left, all_there());
	}
	/* Says only greater and not greater, as careless comparisons do. */
	fill();
	qsort(numbers, 20000, sizeof *numbers, greater);
	printf("never less: all there %d, sorted %d\n", all_there(), numbers[0] == 0 && numbers[19999] == 19999);
	return 0;
}
