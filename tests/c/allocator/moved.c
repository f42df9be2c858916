//! components: allocator
/* Very large blocks grow and shrink without a copy of what is in them: there is no second set of pages, even for a moment. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

enum { MIB = 1 << 20, STEP = 4093 };

static long most_resident(void)
{
	struct rusage usage;
	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_maxrss;
}

static char *filled(char *block, size_t from, size_t size)
{
	for (size_t i = from; i < size; i += STEP)
		block[i] = (char)(i / STEP % 251);
	return block;
}

static int is_filled(const char *block, size_t size)
{
	for (size_t i = 0; i < size; i += STEP)
		if (block[i] != (char)(i / STEP % 251))
			return 0;
	return 1;
}

static void resized(char **block, size_t size, size_t filling)
{
	char *result = realloc(*block, size);
	if (!result)
		exit(1);
	*block = result;
	printf("%zu MiB: %s", size / MIB, is_filled(result, filling) ? "the same contents" : "other contents");
	memset(result + size - 100, 1, 100);
	printf(", room to its end\n");
}

int main(void)
{
	char *other[4], *block = filled(malloc(50 * MIB), 0, 50 * MIB);
	long before = most_resident();
	for (int i = 0; i < 4; i++)
		other[i] = malloc(40 * MIB);
	resized(&block, 120 * MIB, 50 * MIB);
	resized(&block, (size_t)300 * MIB, 50 * MIB);
	resized(&block, (size_t)900 * MIB, 50 * MIB);
	resized(&block, 100 * MIB, 50 * MIB);
	resized(&block, 60 * MIB, 50 * MIB);
	printf("at most one set of pages: %d\n", most_resident() - before < 20 * 1024);
	resized(&block, 2 * MIB, MIB);
	resized(&block, 100 * MIB, MIB);
	free(block);
	for (int i = 0; i < 4; i++)
		free(other[i]);
	return 0;
}
