#include <obstack.h>
#include <stdio.h>
#include <stdlib.h>

#define obstack_chunk_alloc malloc
#define obstack_chunk_free free

int main(void)
{
	struct obstack objects;
	obstack_init(&objects);
	char *text = obstack_copy0(&objects, "obstack works", 13);
	puts(text);
	obstack_free(&objects, NULL);
	return 0;
}
