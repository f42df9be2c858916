/* obstack_printf() and obstack_vprintf(): what they add, and what they return. */
#include <errno.h>
#include <obstack.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#define obstack_chunk_alloc malloc
#define obstack_chunk_free free

static struct obstack obstack, *o = &obstack;

static int by_list(const char *format, ...)
{
	va_list list;
	va_start(list, format);
	int count = obstack_vprintf(o, format, list);
	va_end(list);
	return count;
}

static void add(int size)
{
	int count = obstack_printf(o, "%0*d", size, 7);
	printf("%d of %d\n", count, obstack_object_size(o));
}

int main(void)
{
	obstack_init(o);
	printf("%d\n", obstack_printf(o, "a %d %s %5.2f|", 5, "text", 2.5));
	printf("%d\n", obstack_printf(o, "%s", ""));
	printf("%d\n", by_list("%2$s %1$d %3$Lf", 1, "two", 3.0L));
	printf("%d\n", by_list("%d %d %d %d %d %d %d %d %.1f %.1f %ld", 1, 2, 3, 4, 5, 6, 7, 8, 9.0, 10.0, 11L));
	obstack_1grow(o, 0);
	puts(obstack_finish(o));

	int sizes[] = { 1, 63, 64, 65, 199, 200, 1023, 1024, 3000, 4064, 5000, 20000, 100 };
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		add(sizes[i]);
	int size = obstack_object_size(o);
	obstack_1grow(o, 0);
	char *text = obstack_finish(o);
	printf("%d\n", strlen(text) == (size_t)size && strspn(text, "07") == (size_t)size);
	printf("%d %d\n", text[0] == '7', text[size - 1]);

	/* As much as there is room for, a little less and a little more. */
	for (int more = -3; more <= 3; more++) {
		obstack_alloc(o, obstack_room(o) - 32);
		/* How much that is depends on how large the chunks have become. */
		int wanted = obstack_room(o) + more;
		int count = obstack_printf(o, "%0*d", wanted, 7);
		size = obstack_object_size(o);
		obstack_1grow(o, 0);
		text = obstack_finish(o);
		printf("%d %d %d\n", count == wanted, size == wanted,
		       strlen(text) == (size_t)size && text[size - 1] == '7');
	}
	errno = 0;
	obstack_printf(o, "%s", "no error");
	printf("errno %d\n", errno);
	wchar_t unmappable[] = { 0xd800, 0 };
	printf("%d", obstack_printf(o, "%ls", unmappable));
	printf(" errno %d, as before: %d\n", errno, obstack_object_size(o) == strlen("no error"));
	obstack_free(o, NULL);
	return 0;
}
