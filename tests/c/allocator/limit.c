//! components: allocator
/* Little address space: memory runs out with ENOMEM, and what is freed can be had again. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum { MOST = 1 << 20 };
static void *blocks[MOST];

static const char *name(int error)
{
	return error == 0 ? "success" : error == ENOMEM ? "ENOMEM" : error == EINVAL ? "EINVAL" : "another error";
}

static int until_full(size_t size)
{
	int count = 0;
	errno = 0;
	while (count < MOST && (blocks[count] = malloc(size)))
		memset(blocks[count++], 1, size);
	return count;
}

static void all_freed(int count)
{
	while (count > 0)
		free(blocks[--count]);
}

static void fill(size_t size, size_t least)
{
	int count = until_full(size);
	printf("%zu bytes: %s", size, (size_t)count * size >= least ? "enough" : "little");
	printf(", then %s\n", name(errno));
	void *grown = realloc(blocks[0], size * 1000);
	printf("realloc: %s\n", grown ? "block" : name(errno));
	all_freed(count);
}

/* A large block that was freed is no reason to refuse small ones. */
static void small_after_large(void)
{
	void *large = malloc(6 << 20);
	printf("6 MiB: %s\n", large ? "block" : "NULL");
	int count = until_full(1000);
	free(large);
	printf("freed for 1000 bytes: ");
	void *block = malloc(1000);
	printf("%s\n", block ? "block" : name(errno));
	free(block);
	all_freed(count);
}

static size_t address_space(void)
{
	char text[64] = "";
	FILE *file = fopen("/proc/self/statm", "r");
	if (!file || !fgets(text, sizeof text, file))
		return 0;
	fclose(file);
	return strtoul(text, NULL, 10) * 4096;
}

int main(void)
{
	size_t size = address_space() + ((size_t)24 << 20);
	if (setrlimit(RLIMIT_AS, &(struct rlimit){ size, size }) != 0)
		return 1;
	fill(1 << 20, 8 << 20);
	fill(100000, 8 << 20);
	fill(1000, 8 << 20);
	fill(1 << 20, 8 << 20);
	small_after_large();
	printf("4 MiB: %s\n", malloc(4 << 20) ? "block" : "NULL");
	printf("64 MiB: %s\n", malloc(64 << 20) ? "block" : name(errno));
	return 0;
}
