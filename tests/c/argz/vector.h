/* A vector that is printed with its NULs as slashes. */
#include <argz.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *vector;
static size_t length;

__attribute__((unused)) static void print(const char *what, const char *bytes, size_t size)
{
	printf("%s: ", what);
	if (!bytes)
		printf("null ");
	printf("%zu ", size);
	for (size_t i = 0; bytes && i < size; i++)
		putchar(bytes[i] ? bytes[i] : '/');
	puts("");
}

__attribute__((unused)) static void show(const char *what, error_t error)
{
	printf("%d ", error);
	print(what, vector, length);
}

__attribute__((unused)) static void set(const char *bytes, size_t size)
{
	free(vector);
	vector = size ? malloc(size) : NULL;
	length = size;
	if (size)
		memcpy(vector, bytes, size);
}

/* What stands between two quotation marks, NULs and all. */
#define SET(text) set(text, sizeof(text) - 1)

/* The place of a pointer in the vector. */
__attribute__((unused)) static void place(const char *what, const char *pointer)
{
	if (pointer)
		printf("%s: at %zu\n", what, (size_t)(pointer - vector));
	else
		printf("%s: null\n", what);
}
