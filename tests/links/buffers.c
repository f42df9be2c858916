/* The sizes of streams' buffers, of a program and of a library, if it has one. */
#include <stdio.h>
#include <stdio_ext.h>

#ifdef LIBRARY

size_t of_library(void);

size_t of_library(void)
{
	FILE *file = fopen("/dev/null", "r");
	size_t size = file ? __fbufsize(file) : 0;
	if (file)
		fclose(file);
	return size;
}

#else

extern size_t of_library(void) __attribute__((__weak__));

int main(void)
{
	FILE *file = tmpfile();
	if (!file)
		return 1;
	printf("stdin %zu, stdout %zu, a file %zu", __fbufsize(stdin), __fbufsize(stdout), __fbufsize(file));
	fclose(file);
	if (of_library)
		printf(", the library's %zu", of_library());
	puts("");
	return 0;
}

#endif
