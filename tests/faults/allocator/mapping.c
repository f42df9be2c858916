//! components: allocator
/* Without memory from the kernel there is ENOMEM, or memory by another way; what is there already stays whole. */
#include <errno.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fault.h"

enum { KEPT = 5000 };

static int refused;

/* A block that is there can be used; where none is, errno says why. */
static void *checked(void *block, size_t size)
{
	if (block)
		return memset(block, 1, size);
	if (errno != ENOMEM) {
		printf("no block of %zu bytes, errno %d\n", size, errno);
		exit(1);
	}
	refused = 1;
	return NULL;
}

int main(void)
{
	char *kept = malloc(KEPT);
	memset(kept, 7, KEPT);
	fault_begin();
	errno = 0;
	/* Each needs more memory than there was until then. */
	void *large = checked(malloc(3000000), 3000000);
	void *huge = checked(malloc(50000000), 50000000);
	void *zeros = checked(calloc(3, 3000000), 9000000);
	void *aligned = checked(memalign(1 << 20, 20000000), 20000000);
	char *grown = realloc(kept, 60000000);
	/* Grows in place or elsewhere, and is another large block's memory again. */
	char *steps = checked(malloc(KEPT), KEPT);
	for (size_t size = KEPT; steps && size < 10000000; size *= 2) {
		char *step = realloc(steps, size);
		if (!step)
			break;
		if (step[0] != 1 || step[KEPT - 1] != 1)
			return 1;
		steps = memset(step, 1, size);
	}
	free(steps);
	/* Its pages move. */
	char *moved = checked(malloc(40000000), 40000000);
	for (size_t size = 100000000; moved && size < 400000000; size *= 3) {
		char *further = realloc(moved, size);
		if (further)
			moved = further;
		if (moved[0] != 1 || moved[5000] != 1 || moved[39999999] != 1)
			return 1;
	}
	free(moved);
	free(checked(calloc(3, 3000000), 9000000));
	int error = fault_end();
	if (!grown)
		checked(grown, 60000000);
	else
		kept = grown;
	for (int i = 0; i < KEPT; i++)
		if (kept[i] != 7)
			return 1;
	if (refused && error != ENOMEM) {
		printf("a block was refused for nothing\n");
		return 1;
	}
	free(large);
	free(huge);
	free(zeros);
	free(aligned);
	/* The other one was there before the count began. */
	return fault_finish();
}
