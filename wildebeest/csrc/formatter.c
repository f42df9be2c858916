/* printf() and its kin: Rust prints what most formats ask for, libc the rest. */
#define _GNU_SOURCE
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>
#include "trampolines.h"

/* As much as is printed to a stream, or allocated, at once. */
enum { SHORT = 512 };

int lwb_next_int(va_list *arguments)
{
	return va_arg(*arguments, int);
}

int64_t lwb_next_whole(va_list *arguments)
{
	return va_arg(*arguments, long);
}

double lwb_next_double(va_list *arguments)
{
	return va_arg(*arguments, double);
}

char *lwb_next_string(va_list *arguments)
{
	return va_arg(*arguments, char *);
}

/* What Rust prints, of a list that can be used again. */
static int print(char *text, size_t size, const char *format, va_list arguments)
{
	va_list list;
	va_copy(list, arguments);
	int length = lwb_format(text, size, format, &list);
	va_end(list);
	return length;
}

int lwb_formatter_vsnprintf(char *restrict text, size_t size, const char *restrict format, va_list arguments)
{
	int length = print(text, size, format, arguments);
	return length == LWB_FORMAT_IS_LIBCS ? vsnprintf(text, size, format, arguments) : length;
}

int lwb_formatter_vsprintf(char *restrict text, const char *restrict format, va_list arguments)
{
	int length = print(text, SIZE_MAX, format, arguments);
	return length == LWB_FORMAT_IS_LIBCS ? vsprintf(text, format, arguments) : length;
}

int lwb_formatter_vasprintf(char **restrict result, const char *restrict format, va_list arguments)
{
	char text[SHORT];
	int length = print(text, sizeof text, format, arguments);
	if (length == LWB_FORMAT_IS_LIBCS)
		return vasprintf(result, format, arguments);
	size_t size = (size_t)length + 1;
	*result = malloc(size);
	if (!*result)
		return -1;
	if (size > sizeof text)
		return print(*result, size, format, arguments);
	memcpy(*result, text, size);
	return length;
}

/* A stream takes all of the text at once, if its buffer is as large: it would otherwise be written in other parts than by libc. */
int lwb_formatter_vfprintf(FILE *restrict stream, const char *restrict format, va_list arguments)
{
	char text[SHORT];
	size_t room = __flbf(stream) ? 0 : __fbufsize(stream);
	if (room > 0) {
		int length = print(text, sizeof text, format, arguments);
		if (length > 0 && length < SHORT && (size_t)length <= room)
			return fwrite(text, 1, (size_t)length, stream) == (size_t)length ? length : -1;
	}
	return vfprintf(stream, format, arguments);
}

int lwb_formatter_vprintf(const char *restrict format, va_list arguments)
{
	return lwb_formatter_vfprintf(stdout, format, arguments);
}

#define WITH_LIST(call) \
	va_list arguments; \
	va_start(arguments, format); \
	int length = call; \
	va_end(arguments); \
	return length

int lwb_formatter_snprintf(char *restrict text, size_t size, const char *restrict format, ...)
{
	WITH_LIST(lwb_formatter_vsnprintf(text, size, format, arguments));
}

int lwb_formatter_sprintf(char *restrict text, const char *restrict format, ...)
{
	WITH_LIST(lwb_formatter_vsprintf(text, format, arguments));
}

int lwb_formatter_asprintf(char **restrict result, const char *restrict format, ...)
{
	WITH_LIST(lwb_formatter_vasprintf(result, format, arguments));
}

int lwb_formatter_fprintf(FILE *restrict stream, const char *restrict format, ...)
{
	WITH_LIST(lwb_formatter_vfprintf(stream, format, arguments));
}

int lwb_formatter_printf(const char *restrict format, ...)
{
	WITH_LIST(lwb_formatter_vprintf(format, arguments));
}
