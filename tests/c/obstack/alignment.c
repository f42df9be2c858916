/* Alignments, from the beginning and changed later. */
#include "chunks.h"

int main(void)
{
	struct obstack obstack, *o = &obstack;
	for (int alignment = 0; alignment <= 64; alignment = alignment ? alignment * 2 : 1) {
		printf("alignment %d\n", alignment);
		obstack_specify_allocation(o, 100, alignment, allocate, release);
		printf("mask %d\n", obstack_alignment_mask(o));
		state("begun", o);
		obstack_alloc(o, 1);
		state("a byte", o);
		obstack_grow(o, "abc", 3);
		obstack_blank(o, 200);
		state("moved", o);
		obstack_finish(o);
		state("finished", o);
		obstack_free(o, NULL);
	}
	obstack_init(o);
	int masks[] = { 3, 0, 0, 63, 7, 1, 255 };
	for (size_t i = 0; i < sizeof masks / sizeof *masks; i++) {
		obstack_alignment_mask(o) = masks[i];
		obstack_alloc(o, 1);
		state("a byte", o);
		obstack_finish(o);
		state("nothing", o);
	}
	printf("%s\n", place(obstack_alloc(o, 5000)));
	state("another chunk", o);
	obstack_alignment_mask(o) = 1023;
	printf("%s\n", place(obstack_alloc(o, 5000)));
	state("another chunk", o);
	obstack_free(o, NULL);
	return 0;
}
