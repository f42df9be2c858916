//! components: streams
/* Functions that write, on streams that are for reading only: EBADF, and the stream's error indicator. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

static int through_vfprintf(FILE *stream, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	int result = vfprintf(stream, format, arguments);
	va_end(arguments);
	return result;
}

static int through_vfwprintf(FILE *stream, const wchar_t *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	int result = vfwprintf(stream, format, arguments);
	va_end(arguments);
	return result;
}

#define BYTES(X)                                          \
	X(fputc, fputc('x', file))                        \
	X(putc, putc('x', file))                          \
	X(putc of 255, putc(255, file))                   \
	X(fputc_unlocked, fputc_unlocked('x', file))      \
	X(putc_unlocked, putc_unlocked('x', file))        \
	X(putw, putw(7, file))                            \
	X(fputs, fputs("text", file) >= 0 ? 1 : -1)       \
	X(fputs of nothing, fputs("", file) >= 0 ? 1 : -1) \
	X(fputs_unlocked, fputs_unlocked("text", file) >= 0 ? 1 : -1) \
	X(fwrite, fwrite("text", 2, 2, file))             \
	X(fwrite of nothing, fwrite("text", 0, 2, file))  \
	X(fwrite nothing, fwrite("text", 2, 0, file))     \
	X(fwrite_unlocked, fwrite_unlocked("text", 2, 2, file)) \
	X(fprintf, fprintf(file, "%d", 12))               \
	X(fprintf of nothing, fprintf(file, "%s", ""))    \
	X(fprintf no conversion, fprintf(file, "text"))   \
	X(fprintf a text, fprintf(file, "%s", "text") >= 0 ? 4 : -1) \
	X(vfprintf, through_vfprintf(file, "%d", 12))

#define WIDE(X)                                           \
	X(fputwc, fputwc(L'x', file))                     \
	X(putwc, putwc(L'x', file))                       \
	X(fputwc_unlocked, fputwc_unlocked(L'x', file))   \
	X(putwc_unlocked, putwc_unlocked(L'x', file))     \
	X(fputws, fputws(L"text", file) >= 0 ? 1 : -1)    \
	X(fputws_unlocked, fputws_unlocked(L"text", file) >= 0 ? 1 : -1) \
	X(fwprintf, fwprintf(file, L"%d", 12))            \
	X(vfwprintf, through_vfwprintf(file, L"%d", 12))

/* Calls it on a new stream, twice, and shows what it gave and what it left. */
#define SHOW(name, call)                                                                      \
	{                                                                                     \
		FILE *file = open_stream(kind);                                               \
		printf("  %-20s", #name);                                                     \
		for (int i = 0; i < 2; i++) {                                                 \
			errno = 0;                                                            \
			long result = (long)(call);                                           \
			int error = errno;                                                    \
			printf(" %ld errno %d error %d end %d", result, error, !!ferror(file), !!feof(file)); \
		}                                                                             \
		printf("\n");                                                                 \
		close_stream(file);                                                           \
	}

enum { OPENED, OF_DESCRIPTOR, REOPENED, IN_MEMORY, OWN, READ, AT_END, KINDS };

static const char *const names[] = {
	"fopen", "fdopen", "freopen", "fmemopen", "fopencookie", "fopen, then read", "fopen, at its end",
};

static ssize_t own_read(void *cookie, char *buffer, size_t size)
{
	(void)cookie;
	memset(buffer, 'r', size);
	return (ssize_t)size;
}

static ssize_t own_write(void *cookie, const char *buffer, size_t size)
{
	(void)cookie;
	(void)buffer;
	return (ssize_t)size;
}

static FILE *open_stream(int kind)
{
	static char memory[20] = "memory";
	cookie_io_functions_t functions = { own_read, own_write, NULL, NULL };
	FILE *file = NULL;
	switch (kind) {
	case OF_DESCRIPTOR: {
		int ends[2];
		if (pipe(ends))
			exit(1);
		close(ends[1]);
		return fdopen(ends[0], "r");
	}
	case REOPENED:
		file = tmpfile();
		return freopen("/dev/null", "r", file);
	case IN_MEMORY:
		return fmemopen(memory, sizeof memory, "r");
	case OWN:
		return fopencookie(NULL, "r", functions);
	case READ:
		file = fopen("/dev/zero", "r");
		getc(file);
		return file;
	case AT_END:
		file = fopen("/dev/null", "r");
		getc(file);
		return file;
	default:
		return fopen("/dev/null", "r");
	}
}

static void close_stream(FILE *file)
{
	fclose(file);
}

int main(void)
{
	for (int kind = 0; kind < KINDS; kind++) {
		printf("%s\n", names[kind]);
		BYTES(SHOW)
		/* glibc's crash on the other kinds. */
		if (kind < IN_MEMORY) {
			WIDE(SHOW)
		}
	}
	return 0;
}
