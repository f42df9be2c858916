/* A library that allocates, and frees what others have allocated. */
#include <stdlib.h>

void *(*library_malloc(void))(size_t)
{
	return malloc;
}

void *library_block(size_t size)
{
	char *block = malloc(size);
	block[size - 1] = 1;
	return block;
}

void library_free(void *block)
{
	free(block);
}
