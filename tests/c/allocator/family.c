//! components: allocator
/* Zero sizes, sizes that are too large, alignments, and errno. */
#include <errno.h>
#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static volatile size_t most = SIZE_MAX, half = PTRDIFF_MAX;

static const char *name(int error)
{
	return error == 0 ? "success" : error == ENOMEM ? "ENOMEM" : error == EINVAL ? "EINVAL" : "another error";
}

static void say(const char *what, void *block)
{
	printf("%-28s %s", what, block ? "block" : "NULL");
	if (errno != 7)
		printf(" %s", name(errno));
	printf("\n");
	free(block);
	errno = 7;
}

static int is_aligned(void *block, size_t alignment)
{
	return (uintptr_t)block % alignment == 0;
}

static void refused(void)
{
	say("malloc(SIZE_MAX)", malloc(most));
	say("malloc(PTRDIFF_MAX)", malloc(half));
	say("malloc(PTRDIFF_MAX + 1)", malloc(half + 1));
	say("calloc(SIZE_MAX, 1)", calloc(most, 1));
	say("calloc(SIZE_MAX / 2, 3)", calloc(most / 2, 3));
	say("calloc(3, SIZE_MAX / 2)", calloc(3, most / 2));
	say("realloc(NULL, SIZE_MAX)", realloc(NULL, most));
	say("reallocarray(NULL, big, 16)", reallocarray(NULL, most / 8, 16));
	say("reallocarray(NULL, big, 1)", reallocarray(NULL, most, 1));
	say("aligned_alloc(64, SIZE_MAX)", aligned_alloc(64, most));
	say("memalign(4096, SIZE_MAX)", memalign(4096, most));
	say("valloc(SIZE_MAX)", valloc(most));
	say("pvalloc(SIZE_MAX)", pvalloc(most));
	say("pvalloc(SIZE_MAX - 4096)", pvalloc(most - 4096));
	say("aligned_alloc(2^63, 1)", aligned_alloc((size_t)1 << 63, 1));
	say("memalign(2^63 + 1, 1)", memalign(((size_t)1 << 63) + 1, 1));
	say("memalign(SIZE_MAX, 1)", memalign(most, 1));
	say("memalign(2^62, 1)", memalign((size_t)1 << 62, 1));
}

static void refused_blocks_stay(void)
{
	char *volatile block = malloc(100);
	strcpy(block, "still here");
	printf("realloc: %s", realloc(block, most) ? "block" : "NULL");
	printf(" %s, %s\n", name(errno), block);
	printf("reallocarray: %s", reallocarray(block, most / 2, 4) ? "block" : "NULL");
	printf(" %s, %s\n", name(errno), block);
	free(block);
	errno = 7;
}

static void nothing(void)
{
	void *one = malloc(0), *two = malloc(0);
	printf("malloc(0): %s\n", one && two && one != two ? "two blocks" : "none");
	free(one);
	free(two);
	say("calloc(0, 0)", calloc(0, 0));
	say("calloc(5, 0)", calloc(5, 0));
	say("calloc(0, SIZE_MAX)", calloc(0, most));
	say("realloc(NULL, 0)", realloc(NULL, 0));
	say("realloc(block, 0)", realloc(malloc(10), 0));
	say("reallocarray(NULL, 0, 5)", reallocarray(NULL, 0, 5));
	say("reallocarray(block, 0, 5)", reallocarray(malloc(10), 0, 5));
	say("aligned_alloc(64, 0)", aligned_alloc(64, 0));
	say("memalign(64, 0)", memalign(64, 0));
	say("valloc(0)", valloc(0));
	say("pvalloc(0)", pvalloc(0));
	printf("malloc_usable_size(NULL) = %zu\n", malloc_usable_size(NULL));
	errno = 7;
	free(NULL);
	say("after free(NULL)", malloc(1));
}

static void alignments(void)
{
	int all = 1;
	for (size_t size = 0; size < 3000; size++) {
		void *block = malloc(size), *zeros = calloc(1, size);
		all &= is_aligned(block, 16) && is_aligned(zeros, 16);
		block = realloc(block, size / 2 + 1);
		all &= is_aligned(block, 16) && malloc_usable_size(block) >= size / 2 + 1;
		free(block);
		free(zeros);
	}
	printf("every block is aligned to 16: %d\n", all);
	all = 1;
	for (size_t alignment = 1; alignment <= (size_t)64 << 20; alignment *= 2) {
		static const size_t sizes[] = { 0, 1, 24, 1000, 5000, 70000, 3000000 };
		for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
			char *block = memalign(alignment, sizes[i]), *other = aligned_alloc(alignment, sizes[i]);
			all &= block && other && is_aligned(block, alignment) && is_aligned(other, alignment);
			memset(block, 1, sizes[i]);
			memset(other, 2, sizes[i]);
			all &= sizes[i] == 0 || (block[0] == 1 && block[sizes[i] - 1] == 1);
			free(block);
			char *grown = realloc(other, sizes[i] + 100);
			all &= grown && (sizes[i] == 0 || (grown[0] == 2 && grown[sizes[i] - 1] == 2));
			free(grown);
		}
	}
	printf("up to 64 MiB: %d\n", all);
	void *block = memalign(48, 100);
	printf("memalign(48): %d\n", is_aligned(block, 64));
	free(block);
	block = aligned_alloc(3, 100);
	printf("aligned_alloc(3): %d\n", is_aligned(block, 4));
	free(block);
	block = memalign(0, 100);
	printf("memalign(0): %d\n", is_aligned(block, 16));
	free(block);
	block = valloc(100);
	printf("valloc: %d\n", is_aligned(block, 4096));
	free(block);
	block = pvalloc(5000);
	printf("pvalloc: %d %d\n", is_aligned(block, 4096), malloc_usable_size(block) >= 8192);
	free(block);
}

static void posix(void)
{
	static const size_t alignments[] = { 0, 1, 4, 8, 12, 16, 24, 100, 4096, 1 << 20, (size_t)1 << 62, (size_t)1 << 63 };
	for (size_t i = 0; i < sizeof alignments / sizeof *alignments; i++) {
		void *block = &posix;
		errno = 7;
		int result = posix_memalign(&block, alignments[i], 10);
		printf("posix_memalign(%zu): %s, errno %s", alignments[i], name(result), errno == 7 || result ? "alone" : "set");
		printf(", %s\n", block == &posix ? "untouched" : is_aligned(block, alignments[i]) ? "aligned" : "not aligned");
		if (result == 0)
			free(block);
	}
	void *block = &posix;
	printf("posix_memalign(SIZE_MAX): %s", name(posix_memalign(&block, 64, most)));
	printf(", %s\n", block == &posix ? "untouched" : "changed");
	printf("posix_memalign(0 bytes): %s\n", name(posix_memalign(&block, 64, 0)));
	free(block);
	errno = 7;
}

static void contents(void)
{
	int zero = 1, kept = 1;
	for (size_t size = 1; size < 9000000; size = size * 3 + 1) {
		char *block = malloc(size);
		memset(block, 0xa5, size);
		free(block);
		block = calloc(size, 1);
		for (size_t i = 0; i < size; i += size < 100000 ? 1 : 97)
			zero &= block[i] == 0;
		memset(block, 3, size);
		block = realloc(block, size * 2);
		block = realloc(block, size * 5);
		block = realloc(block, size);
		block = realloc(block, size / 3 + 1);
		for (size_t i = 0; i < size / 3; i += size < 100000 ? 1 : 97)
			kept &= block[i] == 3;
		free(block);
	}
	printf("calloc clears: %d, realloc keeps: %d\n", zero, kept);
}

int main(void)
{
	errno = 7;
	refused();
	refused_blocks_stay();
	nothing();
	errno = 7;
	alignments();
	contents();
	printf("errno %s\n", errno == 7 ? "alone" : "set");
	posix();
	return 0;
}
