/* Objects that grow, shrink and move. */
#include <string.h>

#include "chunks.h"

static void show(struct obstack *o)
{
	int size = obstack_object_size(o);
	unsigned char *object = obstack_finish(o);
	printf("%s:", place(object));
	for (int i = 0; i < size; i++)
		printf(" %02x", object[i]);
	puts("");
}

int main(void)
{
	struct obstack obstack, *o = &obstack, *several[] = { o, NULL }, **next = several;
	obstack_begin(o, 256);
	obstack_grow(o, "abc", 3);
	obstack_grow0(o, "de", 2);
	obstack_grow(o, "", 0);
	obstack_grow0(o, "", 0);
	obstack_1grow(o, 'x');
	obstack_1grow(o, '\377');
	obstack_int_grow(o, -2);
	obstack_int_grow_fast(o, 0x01020304);
	state("grown", o);
	obstack_blank(o, -9);
	obstack_1grow_fast(o, 'y');
	show(o);
	obstack_ptr_grow(o, o);
	obstack_ptr_grow_fast(o, "text");
	obstack_ptr_grow(o, NULL);
	printf("%u\n", obstack_object_size(o));
	void **pointers = obstack_finish(o);
	printf("%d %s %d\n", pointers[0] == o, (char *)pointers[1], pointers[2] == NULL);

	obstack_1grow(*next++, 'z');
	printf("evaluated once: %d\n", next == several + 1);
	obstack_grow(o, "123456789", 9);
	obstack_blank(o, 300);
	memset((char *)obstack_base(o) + 9, '.', 300);
	state("moved", o);
	obstack_blank_fast(o, -295);
	show(o);
	obstack_make_room(o, 1000);
	state("room", o);
	while (obstack_room(o) > 0)
		obstack_1grow_fast(o, 'q');
	state("full", o);
	obstack_1grow(o, 'r');
	state("one more", o);
	for (int i = 0; i < 20; i++) {
		obstack_grow(o, obstack_base(o), 500);
		state("500 more", o);
	}
	obstack_1grow(o, 0);
	char *object = obstack_finish(o);
	printf("%zu %zu\n", strlen(object), strspn(object, "q"));
	state("finished", o);
	obstack_grow(o, "cancelled", 9);
	obstack_free(o, obstack_finish(o));
	state("cancelled", o);
	obstack_free(o, NULL);
	return 0;
}
