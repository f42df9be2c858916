/* obstack_printf() and obstack_vprintf(). */
#include "trampolines.h"

int obstack_printf(struct obstack *obstack, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	int count = lwb_obstack_vprintf(obstack, format, &arguments);
	va_end(arguments);
	return count;
}

int obstack_vprintf(struct obstack *obstack, const char *format, va_list arguments)
{
	/* As a parameter it may be a pointer already; a copy is what its name says on every processor. */
	va_list copy;
	va_copy(copy, arguments);
	int count = lwb_obstack_vprintf(obstack, format, &copy);
	va_end(copy);
	return count;
}
