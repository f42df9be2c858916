/* libc's printf functions for lists of arguments that come from a trampoline by way of Rust. */
#include "trampolines.h"

int lwb_vfprintf(FILE *stream, const char *format, va_list *arguments)
{
	return vfprintf(stream, format, *arguments);
}
