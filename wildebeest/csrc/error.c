/* error() and error_at_line(): what is behind the format goes on as a list. */
#include "trampolines.h"

void error(int status, int number, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	lwb_error(status, number, format, &arguments);
	va_end(arguments);
}

void error_at_line(int status, int number, const char *file, unsigned line, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	lwb_error_at_line(status, number, file, line, format, &arguments);
	va_end(arguments);
}
