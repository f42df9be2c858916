/* strfroml(): Rust has no long double, so that its address goes on. */
#include "trampolines.h"

int strfroml(char *text, size_t size, const char *format, long double value)
{
	return lwb_strfroml(text, size, format, &value);
}
