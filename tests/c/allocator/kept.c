//! components: allocator
/* A large block that is freed may stay with the process, so that the next one costs nothing; but not many, and not for long. */
#include <malloc.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "resident.h"

enum { LARGE = 12 << 20, PAGE = 4096, THREADS = 6 };

static long faults(void)
{
	struct rusage usage;
	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_minflt;
}

static char *touched(size_t size)
{
	char *block = malloc(size);
	if (!block)
		abort();
	for (size_t i = 0; i < size; i += PAGE)
		*(volatile char *)(block + i) = 1;
	return block;
}

/* Blocks of which the last is almost as large as the first. */
static void again(size_t size)
{
	free(touched(size));
	free(touched(size));
	long before = faults();
	for (int i = 0; i < 100; i++)
		free(touched(size - (size_t)i * 100));
	printf("%zu bytes again and again: %s\n", size, faults() - before < 3000 ? "the same memory" : "new memory");
}

static void cleared(size_t size)
{
	free(memset(malloc(size), 1, size));
	char *block = calloc(1, size);
	size_t set = 0;
	for (size_t i = 0; i < size; i++)
		set += block[i] != 0;
	printf("%zu bytes of calloc: %s\n", size, set ? "not clear" : "clear");
	free(block);
}

static pthread_barrier_t barrier;

/* All threads have come so far, and main may look; then they go on. */
static void stage(void)
{
	pthread_barrier_wait(&barrier);
}

static void *one_large(void *argument)
{
	char *block = touched(LARGE);
	stage();
	stage();
	free(block);
	stage();
	stage();
	return argument;
}

static void in_threads(void)
{
	pthread_t threads[THREADS];
	pthread_barrier_init(&barrier, NULL, THREADS + 1);
	long before = resident();
	for (int i = 0; i < THREADS; i++)
		pthread_create(&threads[i], NULL, one_large, NULL);
	stage();
	printf("%d threads have one: %s\n", THREADS, resident() - before >= THREADS * (long)LARGE ? "there" : "not there");
	stage();
	stage();
	printf("all have freed it: %s\n", resident() - before < 2 * (long)LARGE ? "given back" : "kept");
	stage();
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	printf("all have ended: %s\n", resident() - before < 2 * (long)LARGE ? "given back" : "kept");
}

/* Small blocks are what is needed from then on. */
static void other_sizes(void)
{
	enum { SMALL = 10000, COUNT = 1500 };
	static void *blocks[COUNT];
	free(touched(LARGE));
	for (int i = 0; i < COUNT; i++)
		blocks[i] = touched(SMALL);
	long before = resident();
	for (int i = 0; i < COUNT; i++)
		free(blocks[i]);
	printf("trimmed: %d\n", malloc_trim(0));
	printf("nothing large is left: %d\n", mallinfo2().keepcost < LARGE / 4 && resident() - before < -COUNT * (long)SMALL / 2);
}

int main(void)
{
	in_threads();
	long before = resident();
	again(200000);
	again(1 << 20);
	again(4 << 20);
	cleared(300000);
	cleared(3000000);
	free(touched(LARGE));
	malloc_trim(0);
	printf("trimmed: %s\n", resident() - before < LARGE / 4 ? "given back" : "kept");
	other_sizes();
	mallopt(M_TRIM_THRESHOLD, 0);
	before = resident();
	free(touched(LARGE));
	free(touched(LARGE));
	printf("none may stay: %s\n", resident() - before < LARGE / 4 ? "given back" : "kept");
	return 0;
}
