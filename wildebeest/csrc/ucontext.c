/* makecontext(). */
#include "trampolines.h"

long lwb_next_long(va_list *arguments)
{
	return va_arg(*arguments, long);
}

void makecontext(struct __ucontext *context, void (*function)(void), int count, ...)
{
	va_list arguments;
	va_start(arguments, count);
	lwb_makecontext(context, function, count, &arguments);
	va_end(arguments);
}
