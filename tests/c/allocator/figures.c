//! components: allocator
//! cflags: -Wno-deprecated-declarations
/* mallinfo2 and its kin tell what is in use and what is free; malloc_trim and mallopt do something about it. */
#include <errno.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "resident.h"

enum { COUNT = 10000, SIZE = 1000, TOTAL = COUNT * SIZE };
static char *blocks[COUNT];

static size_t in_use(void)
{
	struct mallinfo2 now = mallinfo2();
	if (now.arena + now.hblkhd < now.uordblks || now.arena != now.uordblks + now.fordblks)
		printf("the sums are wrong: %zu %zu %zu\n", now.arena, now.uordblks, now.fordblks);
	return now.uordblks;
}

static void allocate(void)
{
	for (int i = 0; i < COUNT; i++)
		memset(blocks[i] = malloc(SIZE), 1, SIZE);
}

static void all_freed(void)
{
	for (int i = 0; i < COUNT; i++)
		free(blocks[i]);
}

static void load(const char *when)
{
	long before = resident();
	allocate();
	all_freed();
	printf("%s: %s\n", when, resident() - before < TOTAL / 10 ? "given back" : "kept");
}

static int written(const char *what)
{
	char text[65536] = "";
	FILE *stream = fmemopen(text, sizeof text, "w");
	int result = malloc_info(0, stream);
	fclose(stream);
	return result == 0 && strstr(text, what) != NULL;
}

int main(void)
{
	/* stdout's memory is not to stand behind all other. */
	printf("a block of %d bytes: %d\n", SIZE, malloc_usable_size(*blocks = malloc(SIZE)) >= SIZE);
	free(*blocks);
	size_t before = in_use();
	allocate();
	size_t during = in_use();
	printf("what is allocated is in use: %d\n", during - before >= TOTAL && during - before < TOTAL + TOTAL / 5);
	for (int i = 0; i < COUNT; i += 2)
		free(blocks[i]);
	size_t half = in_use();
	printf("half of it: %d\n", half - before >= TOTAL / 2 && half - before < TOTAL / 2 + TOTAL / 5);
	for (int i = 1; i < COUNT; i += 2)
		free(blocks[i]);
	printf("nothing: %d\n", in_use() - before < TOTAL / 20);

	struct mallinfo small = mallinfo();
	printf("mallinfo: %d\n", small.arena == small.uordblks + small.fordblks && small.uordblks >= 0);
	printf("malloc_info: %d %d %d %d\n", malloc_info(1, stdout), written("<malloc version=\"1\">"), written("type=\"rest\""),
	       written("<system type=\"max\" size=\""));

	errno = 7;
	printf("no limit: %d\n", mallopt(M_TRIM_THRESHOLD, 1 << 30));
	load("no limit");
	printf("something to trim: %d\n", malloc_trim(0));
	printf("nothing any more: %d\n", mallinfo2().keepcost < 200000);
	printf("no memory may stay: %d\n", mallopt(M_TRIM_THRESHOLD, 0));
	load("no memory may stay");
	printf("errno %d\n", errno);
	return 0;
}
