/* Where objects stand and how large chunks are. */
#include "chunks.h"

int main(void)
{
	struct obstack obstack, *o = &obstack;
	printf("%d\n", obstack_init(o));
	printf("chunk size %ld, mask %d\n", obstack_chunk_size(o), obstack_alignment_mask(o));
	state("begun", o);
	void *none = obstack_alloc(o, 0);
	printf("%s\n", place(none));
	state("nothing", o);
	void *first = obstack_alloc(o, 1);
	printf("%s\n", place(first));
	for (int size = 2; size < 70; size += 7)
		printf("%s\n", place(obstack_alloc(o, size)));
	state("some", o);
	printf("%s\n", place(obstack_alloc(o, 20000)));
	state("more than a chunk", o);
	obstack_alloc(o, obstack_chunk_size(o) - 16);
	state("what would fill a chunk", o);
	obstack_alloc(o, obstack_room(o));
	state("full", o);
	printf("%s\n", place(obstack_alloc(o, 0)));
	printf("%s\n", place(obstack_alloc(o, 0)));
	state("nothing at the end", o);
	obstack_alloc(o, 1);
	state("one more", o);
	printf("%s\n", place(obstack_copy(o, "a copy", 3)));
	puts(obstack_copy0(o, "a copy", 3));
	obstack_copy0(o, "", 0);
	obstack_copy(o, "", 0);
	state("copies", o);
	obstack_chunk_size(o) = 100;
	obstack_alloc(o, 5000);
	obstack_alloc(o, 10);
	obstack_alloc(o, 3000);
	state("small chunks", o);
	obstack_chunk_size(o) = 10000;
	obstack_alloc(o, 100);
	obstack_alloc(o, 9800);
	state("large chunks", o);
	obstack_free(o, first);
	state("freed", o);
	obstack_free(o, NULL);

	for (int size = 17; size < 100; size += 20) {
		obstack_begin(o, size);
		state("begun", o);
		obstack_1grow(o, 'x');
		state("one byte", o);
		obstack_grow(o, "0123456789012345678901234567890123456789", 40);
		state("40 bytes", o);
		obstack_free(o, NULL);
	}
	return 0;
}
