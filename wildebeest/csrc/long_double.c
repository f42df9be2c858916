/* What Rust, which has no long double, does with one by its address. */
#include <math.h>
#include "trampolines.h"

int lwb_print_long_double(char *text, size_t size, int letter, int precision, const long double *value)
{
	char format[] = {'%', '.', '*', 'L', (char)letter, 0};
	return snprintf(text, size, format, precision, *value);
}

int lwb_long_double_kind(const long double *value)
{
	if (!isfinite(*value))
		return 0;
	return 1 | (signbit(*value) ? 2 : 0) | (*value == 0 ? 4 : 0);
}

void lwb_negate_long_double(const long double *value, long double *result)
{
	*result = -*value;
}

/* As `scaled` in wildebeest/src/stdlib/decimal.rs. */
int lwb_scale_long_double(const long double *value, long double *result)
{
	long double number = *value, size, factor = 1;
	int exponent = 0;
	*result = number;
	if (!isfinite(number) || number == 0)
		return 0;
	if (fabsl(number) < 1e-4931L) {
		number /= 1e-4931L;
		exponent = -4931;
	}
	size = fabsl(number);
	if (size < 1) {
		for (; size * factor < 1; exponent--)
			factor *= 10;
		*result = number * factor;
	} else {
		for (; size >= factor * 10; exponent++)
			factor *= 10;
		*result = number / factor;
	}
	return exponent;
}

/* As `shortened` there. */
size_t lwb_shorten_long_double(const long double *value, int digits, long double *result)
{
	size_t dropped = 0;
	*result = *value;
	for (; digits < 0; digits++) {
		long double next = *result * 0.1; /* glibc multiplies by the double. */
		if (next < 1)
			break;
		*result = next;
		dropped++;
	}
	return dropped;
}
