/* Chunks that have numbers, so that addresses can be printed. */
#include <obstack.h>
#include <stdio.h>
#include <stdlib.h>

static struct {
	char *start;
	long size;
} chunks[64];
static int chunk_count, no_memory;

__attribute__((unused)) static void *allocate(long size)
{
	printf("  allocates %ld\n", size);
	if (no_memory)
		return NULL;
	chunks[chunk_count].start = aligned_alloc(4096, (size + 4095) & -4096L);
	chunks[chunk_count].size = size;
	return chunks[chunk_count++].start;
}

__attribute__((unused)) static void release(void *chunk)
{
	for (int i = 0; i < chunk_count; i++)
		if (chunks[i].start == chunk) {
			printf("  frees chunk %d\n", i);
			chunks[i].start = NULL;
		}
	free(chunk);
}

/* The number of the chunk and the place in it. */
__attribute__((unused)) static const char *place(const void *pointer)
{
	static char text[4][40];
	static int turn;
	turn = (turn + 1) % 4;
	const char *address = pointer;
	for (int i = 0; i < chunk_count; i++)
		if (chunks[i].start && address >= chunks[i].start && address <= chunks[i].start + chunks[i].size) {
			sprintf(text[turn], "%d+%d", i, (int)(address - chunks[i].start));
			return text[turn];
		}
	return pointer ? "elsewhere" : "null";
}

__attribute__((unused)) static void state(const char *what, struct obstack *o)
{
	printf("%s: base %s next %s size %u room %u empty %d used %d\n", what, place(obstack_base(o)),
	       place(obstack_next_free(o)), obstack_object_size(o), obstack_room(o), obstack_empty_p(o),
	       obstack_memory_used(o));
}

#define obstack_chunk_alloc allocate
#define obstack_chunk_free release
