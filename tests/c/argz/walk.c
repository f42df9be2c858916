/* argz_count(), argz_next(), argz_extract(), argz_stringify(): reading a vector and making a string of it. */
#include "vector.h"

static void walk(void)
{
	printf("%zu elements\n", argz_count(vector, length));
	char *entry = NULL;
	int most = 20;
	while ((entry = argz_next(vector, length, entry)) && most--)
		printf("  at %zu: %s\n", (size_t)(entry - vector), entry);
	char *list[20];
	for (int i = 0; i < 20; i++)
		list[i] = (char *)"untouched";
	argz_extract(vector, length, list);
	for (int i = 0; i < 6; i++)
		printf("  [%d] %s\n", i, list[i] ? list[i] : "null");
	argz_stringify(vector, length, '+');
	print("string", vector, length);
}

int main(void)
{
	errno = 0;
	SET("");
	walk();
	SET("\0");
	walk();
	SET("\0\0\0");
	walk();
	SET("one\0");
	walk();
	SET("one\0two\0");
	walk();
	SET("\0two\0\0four\0");
	walk();
	SET("a rather long element of the vector\0b\0another rather long element\0");
	walk();

	/* From the middle of an element, from the end, and with a length of 0. */
	SET("one\0two\0");
	place("from the middle", argz_next(vector, length, vector + 1));
	place("from the second", argz_next(vector, length, vector + 4));
	place("from the end", argz_next(vector, length, vector + 8));
	place("from the last NUL", argz_next(vector, length, vector + 7));
	place("no length", argz_next(vector, 0, NULL));
	place("no length, an entry", argz_next(vector, 0, vector));
	printf("%zu\n", argz_count(vector, 0));
	char *none[1] = { vector };
	argz_extract(vector, 0, none);
	place("extracted", none[0]);

	argz_stringify(vector, length, 0);
	print("with NUL", vector, length);
	argz_stringify(vector, length, 256 + '-');
	print("with more than a byte", vector, length);
	argz_stringify(vector, length, '_');
	print("again", vector, length);
	SET("one\0two\0");
	argz_stringify(vector, 4, '_');
	print("the first alone", vector, length);
	argz_stringify(vector, 0, '_');
	print("nothing", vector, length);
	printf("errno %d\n", errno);
	return 0;
}
