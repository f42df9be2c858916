//! components: formatter
//! cflags: -Wno-format -Wno-format-zero-length -Wno-restrict -Wno-unknown-warning-option
/* All functions of the family, to memory and to streams of all kinds. */
#include <errno.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

static char text[5000];

static void by_list(const char *format, ...)
{
	va_list list, again;
	char *memory = NULL;
	va_start(list, format);
	va_copy(again, list);
	printf("%d ", vsnprintf(text, 8, format, again));
	va_end(again);
	puts(text);
	va_copy(again, list);
	printf("%d ", vsprintf(text, format, again));
	va_end(again);
	puts(text);
	va_copy(again, list);
	printf("%d ", vasprintf(&memory, format, again));
	va_end(again);
	puts(memory);
	free(memory);
	va_copy(again, list);
	printf(" %d\n", vprintf(format, again));
	va_end(again);
	printf(" %d\n", vfprintf(stdout, format, list));
	va_end(list);
}

static void memory(void)
{
	printf("%d ", sprintf(text, "%s is %d", "it", 42));
	puts(text);
	/* What many programs do, though nobody promises it. */
	printf("%d ", sprintf(text, "%s, and %d", text, 43));
	puts(text);
	static const int lengths[] = { 0, 1, 510, 511, 512, 513, 4000 };
	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
		char *memory = NULL;
		int length = asprintf(&memory, "%0*d", lengths[i], 1);
		printf("%d %zu\n", length, strlen(memory));
		free(memory);
	}
	char *memory = NULL;
	printf("%d ", asprintf(&memory, "%a %s", 0.5, "libc's"));
	puts(memory);
	free(memory);
	printf("%d ", asprintf(&memory, "%s", ""));
	printf("[%s]\n", memory);
	free(memory);
	/* Functions have addresses. */
	int (*volatile print)(char *, size_t, const char *, ...) = snprintf;
	printf("%d ", print(text, sizeof text, "%d", 5));
	puts(text);
}

/* What a file has got. */
static void contents(FILE *file)
{
	rewind(file);
	size_t count = fread(text, 1, sizeof text - 1, file);
	text[count] = 0;
	printf("%zu bytes: %.60s\n", count, text);
	fclose(file);
}

static void to_files(void)
{
	static const int modes[] = { _IOFBF, _IOLBF, _IONBF };
	for (size_t i = 0; i < 3; i++) {
		FILE *file = tmpfile();
		if (i > 0)
			setvbuf(file, NULL, modes[i], 0);
		printf("%d", fprintf(file, "%d, %s\n%s", 12, "a line", "and a start"));
		printf(" %d", fprintf(file, "%s", ""));
		printf(" %d", fprintf(file, "[%600d]", 5));
		printf(" %d\n", fprintf(file, "%.2f", 1.5));
		contents(file);
	}
	/* A small buffer, which some of it fits into. */
	FILE *file = tmpfile();
	char buffer[16];
	setvbuf(file, buffer, _IOFBF, sizeof buffer);
	for (int i = 0; i < 10; i++)
		printf("%d ", fprintf(file, "%d+%s;", i * 1000, i % 2 ? "much longer than the buffer" : "short"));
	contents(file);
}

static void to_memory_streams(void)
{
	char *memory;
	size_t size;
	FILE *file = open_memstream(&memory, &size);
	printf("%d\n", fprintf(file, "%s %d", "opened", 1));
	fclose(file);
	printf("%zu %s\n", size, memory);
	free(memory);
	char fixed[16];
	memset(fixed, '~', sizeof fixed);
	file = fmemopen(fixed, sizeof fixed, "w");
	printf("%d\n", fprintf(file, "%s %d", "fixed", 2));
	fclose(file);
	puts(fixed);
}

static void failures(void)
{
	FILE *file = fopen("/dev/null", "r");
	errno = 0;
	printf("%d", fprintf(file, "%d", 5));
	printf(" %d\n", !!ferror(file));
	fclose(file);
	file = fopen("/dev/full", "w");
	int result = 0;
	errno = 0;
	for (int i = 0; i < 100000 && result >= 0; i++)
		result = fprintf(file, "%s %d\n", "lost", i);
	printf("%d %d %d\n", result, !!ferror(file), errno == ENOSPC);
	clearerr(file);
	errno = 0;
	result = fprintf(file, "%2000d", 5);
	result |= fflush(file);
	printf("%d %d\n", result < 0, errno == ENOSPC);
	fclose(file);
}

static void *many_lines(void *file)
{
	for (int i = 0; i < 2000; i++)
		fprintf(file, "%s %d %s\n", "the start", 12345, "the end");
	return NULL;
}

/* Each line is written at once. */
static void threads(void)
{
	FILE *file = tmpfile();
	pthread_t threads[4];
	for (size_t i = 0; i < 4; i++)
		pthread_create(&threads[i], NULL, many_lines, file);
	for (size_t i = 0; i < 4; i++)
		pthread_join(threads[i], NULL);
	rewind(file);
	int whole = 0, broken = 0;
	while (fgets(text, sizeof text, file))
		++*(strcmp(text, "the start 12345 the end\n") == 0 ? &whole : &broken);
	printf("%d %d\n", whole, broken);
	fclose(file);
}

int main(void)
{
	by_list("%d %s %c\n", 1234, "listed", 'x');
	by_list("%a %s %d\n", 1.25, "libc's", 7);
	memory();
	to_files();
	to_memory_streams();
	failures();
	threads();
	return 0;
}
