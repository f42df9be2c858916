/* qsort of 20,000 elements, or of 32 again and again: argv[1] says of what, argv[2] in what order they are. */
#include <stdlib.h>
#include <string.h>

#include "bench.h"

enum { COUNT = 20000, SHORT = 32 };

struct large {
	long key;
	char rest[56];
};

struct triple {
	int key, rest[2];
};

struct record {
	long key;
	char rest[248];
};

static int numbers[COUNT];
static struct triple triples[COUNT];
static struct record records[COUNT];
static char texts[COUNT][24];
static char *strings[COUNT];
static struct large structures[COUNT];

static int compare_int(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;
	return (x > y) - (x < y);
}

static int compare_string(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static int compare_struct(const void *a, const void *b)
{
	long x = *(const long *)a, y = *(const long *)b;
	return (x > y) - (x < y);
}

static int compare_argument(const void *a, const void *b, void *argument)
{
	(void)argument;
	return compare_int(a, b);
}

static const struct kind {
	const char *name;
	void *array;
	size_t size;
	int (*compare)(const void *, const void *);
} kinds[] = {
	{ "int", numbers, sizeof *numbers, compare_int },
	{ "string", strings, sizeof *strings, compare_string },
	{ "struct", structures, sizeof *structures, compare_struct },
	{ "triple", triples, sizeof *triples, compare_int },
	{ "record", records, sizeof *records, compare_struct },
	{ "argument", numbers, sizeof *numbers, NULL },
};
static const struct kind *kind;
static size_t length = COUNT;
static void *work;

static void sort(void)
{
	for (size_t start = 0; start < COUNT; start += length) {
		char *part = (char *)work + start * kind->size;
		memcpy(part, (char *)kind->array + start * kind->size, length * kind->size);
		if (kind->compare)
			qsort(part, length, kind->size, kind->compare);
		else
			qsort_r(part, length, kind->size, compare_argument, NULL);
	}
}

/* The bits of a number turned round and mixed: the same on every libc, unlike rand. */
static int mixed(int number)
{
	unsigned value = (unsigned)number * 2654435761u;
	value ^= value >> 15;
	value *= 2246822519u;
	return (int)((value ^ value >> 13) >> 1);
}

static int value(const char *order, int position)
{
	switch (*order) {
	case 'r': return strcmp(order, "random") ? COUNT - position : mixed(position);
	case 'f': return mixed(position) % 16;
	case 'n': return position % 100 == 0 ? mixed(position) % COUNT : position;
	case 'd': return (COUNT - position) / 10;
	default: return strcmp(order, "sorted") ? mixed(position) : position;
	}
}

int main(int argc, char **argv)
{
	if (argc != 3)
		return 2;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(argv[1], kinds[i].name) == 0)
			kind = &kinds[i];
	if (!kind || !(work = malloc(COUNT * kind->size)))
		return 2;
	if (strcmp(argv[2], "short") == 0)
		length = SHORT;
	for (int i = 0; i < COUNT; i++) {
		int number = value(argv[2], i);
		numbers[i] = number;
		structures[i].key = records[i].key = triples[i].key = number;
		strings[i] = texts[i];
		snprintf(texts[i], sizeof texts[i], "key%012d", number);
	}
	bench(20, sort);
	int (*compare)(const void *, const void *) = kind->compare ? kind->compare : compare_int;
	for (size_t i = 1; i < length; i++)
		if (compare((char *)work + (i - 1) * kind->size, (char *)work + i * kind->size) > 0)
			return 1;
	return 0;
}
