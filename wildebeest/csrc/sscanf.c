/* sscanf() and vsscanf(): Rust reads what most formats ask for, libc the rest. */
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
