/* sscanf(), fscanf() and their kin: Rust reads what most formats ask for, libc the rest. */
#define _POSIX_C_SOURCE 200809L
#include <stdio_ext.h>
#include <string.h>
#include "trampolines.h"

void *lwb_next_pointer(va_list *arguments)
{
	return va_arg(*arguments, void *);
}

int __wrap_vsscanf(const char *restrict text, const char *restrict format, va_list arguments)
{
	va_list list;
	va_copy(list, arguments);
	int result = lwb_sscanf(text, format, &list);
	va_end(list);
	return result == LWB_FORMAT_IS_LIBCS ? __real_vsscanf(text, format, arguments) : result;
}

int __wrap_sscanf(const char *restrict text, const char *restrict format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	int result = lwb_sscanf(text, format, &arguments);
	va_end(arguments);
	if (result == LWB_FORMAT_IS_LIBCS) {
		va_start(arguments, format);
		result = __real_vsscanf(text, format, arguments);
		va_end(arguments);
	}
	return result;
}

/* Whether a format may ask for a fraction. What all others ask for libc reads from streams as fast. */
static int may_have_fractions(const char *format)
{
	for (; *format; format++)
		if ((*format | 0x20) >= 'e' && (*format | 0x20) <= 'g')
			return 1;
	return 0;
}

/* How much of a stream is looked at, at first, and where that does not tell. */
enum { LINE = 128, LINES = 1024 };

/* What Rust reads of a text that has some of what is ready, with a list that can be used again. */
static int look(FILE *stream, const char *format, va_list arguments, char *text, size_t size)
{
	size_t length = 0, count;
	const char *ready = __freadptr(stream, &length);
	if (!ready)
		return LWB_FORMAT_IS_LIBCS;
	if (length >= size)
		length = size - 1;
	/* Of a size that is known, a copy is a few instructions, whose bytes can be read at once. */
	if (length == LINE - 1)
		memcpy(text, ready, LINE - 1);
	else
		memcpy(text, ready, length);
	text[length] = 0;
	va_list list;
	va_copy(list, arguments);
	int result = lwb_fscanf(text, format, &list, &count);
	va_end(list);
	if (result >= 0)
		__freadptrinc(stream, count);
	return result;
}

/* More of what is ready, where that is more than a line. */
__attribute__((noinline)) static int look_again(FILE *stream, const char *format, va_list arguments)
{
	char text[LINES];
	return __freadahead(stream) < LINE ? LWB_FORMAT_IS_LIBCS : look(stream, format, arguments, text, sizeof text);
}

int __wrap_vfscanf(FILE *restrict stream, const char *restrict format, va_list arguments)
{
	char text[LINE];
	if (!may_have_fractions(format) || __freadahead(stream) == 0)
		return __real_vfscanf(stream, format, arguments);
	/* Nobody else reads before libc does. */
	flockfile(stream);
	int result = look(stream, format, arguments, text, sizeof text);
	if (result == LWB_TEXT_IS_SHORT)
		result = look_again(stream, format, arguments);
	if (result < 0)
		result = __real_vfscanf(stream, format, arguments);
	funlockfile(stream);
	return result;
}

int __wrap_vscanf(const char *restrict format, va_list arguments)
{
	return __wrap_vfscanf(stdin, format, arguments);
}

int __wrap_fscanf(FILE *restrict stream, const char *restrict format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	int result = __wrap_vfscanf(stream, format, arguments);
	va_end(arguments);
	return result;
}

int __wrap_scanf(const char *restrict format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	int result = __wrap_vfscanf(stdin, format, arguments);
	va_end(arguments);
	return result;
}
