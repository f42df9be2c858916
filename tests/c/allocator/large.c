//! components: allocator
/* Large blocks, and those that become large: contents, whatever comes before and after, in several threads. */
#include <malloc.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SLOTS = 24, STEPS = 4000, STRIDE = 4093 };

struct block {
	unsigned char *bytes;
	size_t size;
	unsigned char filling;
};

static _Atomic(unsigned char *) handed;
static _Atomic int wrong, missing;

static unsigned next(unsigned *state)
{
	*state = *state * 1103515245 + 12345;
	return *state >> 8;
}

/* Of all magnitudes up to 8 MiB, few of them so large. */
static size_t any_size(unsigned *state)
{
	return 1 + next(state) % ((size_t)1 << (next(state) % 12 + (next(state) % 8 ? 9 : 12)));
}

static void fill(struct block *block, unsigned char filling)
{
	block->filling = filling;
	for (size_t i = 0; i < block->size; i += STRIDE)
		block->bytes[i] = filling;
	block->bytes[block->size - 1] = filling;
}

static void check(const struct block *block, size_t size, unsigned char filling)
{
	for (size_t i = 0; i < size; i += STRIDE)
		wrong += block->bytes[i] != filling;
}

static void allocated(struct block *block, size_t size, unsigned *state)
{
	block->size = size;
	switch (next(state) % 4) {
	case 0:
		block->bytes = calloc(1, size);
		for (size_t i = 0; block->bytes && i < size; i++)
			wrong += block->bytes[i] != 0;
		break;
	case 1:
		block->bytes = memalign((size_t)16 << next(state) % 12, size);
		break;
	default:
		block->bytes = malloc(size);
	}
	missing += !block->bytes;
}

static void resized(struct block *block, size_t size)
{
	unsigned char *bytes = realloc(block->bytes, size);
	missing += !bytes;
	if (!bytes)
		return;
	size_t least = size < block->size ? size : block->size;
	*block = (struct block){ bytes, size, block->filling };
	check(block, least, block->filling);
}

/* A little more or less than before, or any size. */
static size_t other_size(size_t size, unsigned *state)
{
	switch (next(state) % 4) {
	case 0:
		return size + next(state) % 200000;
	case 1:
		return size - size / (2 + next(state) % 20);
	case 2:
		return size * 2 < (size_t)8 << 20 ? size * 2 : size;
	default:
		return any_size(state);
	}
}

static void step(struct block *block, unsigned *state)
{
	if (!block->bytes) {
		allocated(block, any_size(state), state);
	} else if (next(state) % 3) {
		check(block, block->size, block->filling);
		resized(block, other_size(block->size, state));
	} else {
		check(block, block->size, block->filling);
		/* Often, it is another thread that frees it. */
		free(next(state) % 4 ? block->bytes : __atomic_exchange_n((unsigned char **)&handed, block->bytes, __ATOMIC_ACQ_REL));
		block->bytes = NULL;
		return;
	}
	if (block->bytes)
		fill(block, (unsigned char)next(state));
}

static void *work(void *argument)
{
	struct block blocks[SLOTS] = { { 0 } };
	unsigned state = (unsigned)(size_t)argument * 2654435761u + 1;
	for (int i = 0; i < STEPS; i++)
		step(&blocks[next(&state) % SLOTS], &state);
	for (int i = 0; i < SLOTS; i++)
		free(blocks[i].bytes);
	return NULL;
}

int main(void)
{
	work((void *)7);
	printf("alone: %d wrong, %d missing\n", wrong, missing);
	pthread_t threads[3];
	for (size_t i = 0; i < 3; i++)
		pthread_create(&threads[i], NULL, work, (void *)i);
	for (int i = 0; i < 3; i++)
		pthread_join(threads[i], NULL);
	free(handed);
	printf("three threads: %d wrong, %d missing\n", wrong, missing);
	return 0;
}
