/* strfroml(): Rust has no long double, so that its address goes on. */
#include "trampolines.h"

int strfroml(char *text, size_t size, const char *format, long double value)
{
	return lwb_strfroml(text, size, format, &value);
}

int lwb_print_long_double(char *text, size_t size, int letter, int precision, const long double *value)
{
	char format[] = {'%', '.', '*', 'L', (char)letter, 0};
	return snprintf(text, size, format, precision, *value);
}
