//! components: allocator
/* When the load falls, the kernel gets the memory back without another call of malloc. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "resident.h"

enum { MOST = 400000, KEPT = 24 << 20 };
static char *blocks[MOST];

static void load(int count, size_t size)
{
	long before = resident();
	for (int i = 0; i < count; i++)
		memset(blocks[i] = malloc(size), 1, size);
	long during = resident();
	for (int i = 0; i < count; i++)
		free(blocks[i]);
	long after = resident();
	printf("%d blocks of %zu bytes: %s", count, size, during - before > (long)(count * size) / 8 * 7 ? "there" : "not there");
	printf(", %s\n", after - before < KEPT ? "given back" : "kept");
}

int main(void)
{
	load(MOST, 200);
	load(3000, 30000);
	load(300, 300000);
	load(30, 3000000);
	load(2, 50000000);
	return 0;
}
