/* fprintf and its kin: what libc's own gave goes on to Rust, which says why where that was a failure. */
#include "trampolines.h"

int lwb_streams_vfprintf(FILE *stream, const char *format, va_list arguments)
{
	return lwb_streams_printed(stream, vfprintf(stream, format, arguments));
}

int lwb_streams_fprintf(FILE *stream, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	int result = lwb_streams_vfprintf(stream, format, arguments);
	va_end(arguments);
	return result;
}

int lwb_streams_vfwprintf(FILE *stream, const wchar_t *format, va_list arguments)
{
	return lwb_streams_printed(stream, vfwprintf(stream, format, arguments));
}

int lwb_streams_fwprintf(FILE *stream, const wchar_t *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	int result = lwb_streams_vfwprintf(stream, format, arguments);
	va_end(arguments);
	return result;
}
