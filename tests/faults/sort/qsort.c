//! components: sort
/* qsort sorts in place where there is no memory for a copy, and leaves errno alone. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "fault.h"

struct large {
	int key;
	char rest[44];
};

struct small {
	int key;
	char rest[20];
};

static int numbers[5000];
static struct small pairs[5000];
static struct large structures[5000];

static int compare(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;
	return (x > y) - (x < y);
}

static int compare_r(const void *a, const void *b, void *argument)
{
	return argument ? compare(a, b) : 0;
}

int main(void)
{
	for (int i = 0; i < 5000; i++)
		numbers[i] = pairs[i].key = structures[i].key = i * 7919 % 5000;
	fault_begin();
	errno = 7;
	qsort(numbers, 5000, sizeof *numbers, compare);
	qsort(pairs, 5000, sizeof *pairs, compare);
	qsort_r(structures, 5000, sizeof *structures, compare_r, numbers);
	int seen = errno;
	fault_end();
	for (int i = 0; i < 5000; i++)
		if (numbers[i] != i || pairs[i].key != i || structures[i].key != i) {
			printf("%d: %d, %d and %d\n", i, numbers[i], pairs[i].key, structures[i].key);
			return 1;
		}
	if (seen != 7) {
		printf("errno %d\n", seen);
		return 1;
	}
	return fault_finish();
}
