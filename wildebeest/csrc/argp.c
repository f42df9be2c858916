/* argp_error() and argp_failure(). */
#include "trampolines.h"

void argp_error(const struct argp_state *state, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	lwb_argp_error(state, format, &arguments);
	va_end(arguments);
}

void argp_failure(const struct argp_state *state, int status, int number, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	lwb_argp_failure(state, status, number, format, &arguments);
	va_end(arguments);
}
