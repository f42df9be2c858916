/* libc's printf functions for lists of arguments that come from a trampoline by way of Rust. */
#include "trampolines.h"

int lwb_vfprintf(FILE *stream, const char *format, va_list *arguments)
{
	return vfprintf(stream, format, *arguments);
}

/* May be called again with the same list. */
int lwb_vsnprintf(char *text, size_t size, const char *format, va_list *arguments)
{
	va_list copy;
	va_copy(copy, *arguments);
	int length = vsnprintf(text, size, format, copy);
	va_end(copy);
	return length;
}
