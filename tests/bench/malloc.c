/* What an allocator is asked for: argv[1] says which pattern, argv[2] in how many threads. */
#include <malloc.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench.h"

/* The same on every libc, unlike rand. */
static unsigned next(unsigned *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

static void *got(void *block)
{
	if (!block)
		abort();
	*(volatile char *)block = 1;
	return block;
}

static void touch(char *block, size_t size)
{
	for (size_t offset = 0; offset < size; offset += 4096)
		*(volatile char *)(block + offset) = 1;
}

static void pair(void)
{
	for (int i = 0; i < 1000000; i++)
		free(got(malloc(48)));
}

static void live(void)
{
	static __thread void *blocks[1000];
	for (int round = 0; round < 200; round++) {
		for (int i = 0; i < 1000; i++)
			blocks[i] = got(malloc(16 + (size_t)i % 8 * 16));
		for (int i = 0; i < 1000; i++)
			free(blocks[i]);
	}
}

static void mixed(size_t count, size_t least, size_t range, long operations)
{
	void **blocks = calloc(count, sizeof *blocks);
	unsigned state = 2463534242u;
	for (long i = 0; i < operations; i++) {
		size_t slot = next(&state) % count;
		free(blocks[slot]);
		blocks[slot] = got(malloc(least + next(&state) % range));
	}
	for (size_t i = 0; i < count; i++)
		free(blocks[i]);
	free(blocks);
}

static void churn(void)
{
	mixed(4096, 16, 2032, 300000);
}

static void medium(void)
{
	mixed(64, 16384, 24577, 100000);
}

struct node {
	struct node *left, *right;
	long value[2];
};

static struct node *grow(int depth)
{
	if (depth == 0)
		return NULL;
	struct node *node = got(malloc(sizeof *node));
	node->left = grow(depth - 1);
	node->right = grow(depth - 1);
	return node;
}

static void fell(struct node *node)
{
	if (node) {
		fell(node->left);
		fell(node->right);
		free(node);
	}
}

static void tree(void)
{
	for (int i = 0; i < 4; i++)
		fell(grow(16));
}

static void large(void)
{
	for (int i = 0; i < 5000; i++) {
		char *block = got(malloc(200000));
		touch(block, 200000);
		free(block);
	}
}

static void huge(void)
{
	for (int i = 0; i < 5000; i++)
		free(got(malloc(4 << 20)));
}

static void doubling(void)
{
	for (int i = 0; i < 100; i++) {
		char *block = NULL;
		for (size_t size = 16; size <= 1 << 20; size *= 2) {
			block = got(realloc(block, size));
			block[size - 1] = 1;
		}
		free(block);
	}
}

static void growing(void)
{
	for (int i = 0; i < 100; i++) {
		char *block = NULL;
		for (size_t size = 64; size <= 65536; size += 64)
			block = got(realloc(block, size));
		free(block);
	}
}

static void cleared(size_t size, long operations)
{
	for (long i = 0; i < operations; i++)
		free(got(calloc(1, size)));
}

static void calloc_small(void)
{
	cleared(64, 1000000);
}

static void calloc_page(void)
{
	cleared(4096, 200000);
}

static void calloc_large(void)
{
	cleared(262144, 2000);
}

/* Blocks that one thread allocates and the other frees. */
enum { QUEUE = 1024, BLOCKS = 200000 };
static _Atomic(void *) queue[QUEUE];

static void *consumer(void *argument)
{
	for (int i = 0; i < BLOCKS; i++) {
		void *block;
		while (!(block = queue[i % QUEUE]))
			usleep(0);
		queue[i % QUEUE] = NULL;
		free(block);
	}
	return argument;
}

static void handed(void)
{
	pthread_t thread;
	pthread_create(&thread, NULL, consumer, NULL);
	for (int i = 0; i < BLOCKS; i++) {
		void *block = got(malloc(16 + (size_t)i % 32 * 16));
		while (queue[i % QUEUE])
			usleep(0);
		queue[i % QUEUE] = block;
	}
	pthread_join(thread, NULL);
}

static const struct pattern {
	const char *name;
	void (*run)(void);
} patterns[] = {
	{ "pair", pair }, { "live", live }, { "churn", churn }, { "tree", tree }, { "medium", medium },
	{ "large", large }, { "huge", huge }, { "doubling", doubling }, { "growing", growing },
	{ "calloc64", calloc_small }, { "calloc4k", calloc_page }, { "calloc256k", calloc_large }, { "handed", handed },
};
static const struct pattern *pattern;
static int threads;

static void *work(void *argument)
{
	pattern->run();
	return argument;
}

static void all(void)
{
	pthread_t ids[16];
	if (threads == 0) {
		work(NULL);
		return;
	}
	for (int i = 0; i < threads; i++)
		pthread_create(&ids[i], NULL, work, NULL);
	for (int i = 0; i < threads; i++)
		pthread_join(ids[i], NULL);
}

int main(int argc, char **argv)
{
	if (argc < 2)
		return 2;
	for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
		if (strcmp(argv[1], patterns[i].name) == 0)
			pattern = &patterns[i];
	threads = argc > 2 ? atoi(argv[2]) : 0;
	if (!pattern || threads > 16)
		return 2;
	bench(5, all);
	return 0;
}
