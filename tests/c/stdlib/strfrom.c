/* strfromd, strfromf and strfroml: every letter, precisions, the largest and the smallest numbers, lengths without room. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const char *const formats[] = {
	"%f", "%.0f", "%.3e", "%g", "%G", "%E", "%F", "%a", "%A", "%.0a", "%.1a", "%.3A", "%.20a", "%.40f", "%.e", "%.f", "%.0g", "%.17g", "%e tail",
};
#define FORMATS (sizeof formats / sizeof *formats)

int main(void)
{
	static const double numbers[] = {
		0, -0.0, 1, -1.5, 2.5, 123.456, 1e-5, 1.7976931348623157e308, 4.9e-324, 2.2e-310, 2.2250738585072014e-308, INFINITY, -INFINITY,
		NAN, 0.1, 1e22, 15.9999, 31.97, 0.96875, 1.03125,
	};
	static const long double longs[] = {
		3.14L, 0.1L, 1e4000L, 1e-4940L, 3.6e-4951L, 1.18973149535723176502e+4932L, 7.5L, 8, 15.9999999999L, 3.3621031431120935063e-4932L,
		-8.25L, 15.5L, 14.5L,
	};
	static char text[6000];
	errno = 7;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		for (size_t j = 0; j < FORMATS; j++) {
			printf("%s: %d", formats[j], strfromd(text, sizeof text, formats[j], numbers[i]));
			printf(" %s", text);
			printf(" float %d", strfromf(text, sizeof text, formats[j], (float)numbers[i]));
			printf(" %s", text);
			printf(" long %d", strfroml(text, sizeof text, formats[j], numbers[i]));
			printf(" %s\n", text);
		}
	for (size_t i = 0; i < sizeof longs / sizeof *longs; i++)
		for (size_t j = 0; j < FORMATS; j++) {
			printf("long %zu %s: %d", i, formats[j], strfroml(text, sizeof text, formats[j], longs[i]));
			printf(" %.100s\n", text);
		}
	/* Only the lengths: glibc 2.36 writes behind the end of a buffer that is too short. */
	for (int size = 0; size < 12; size++)
		for (size_t j = 0; j < FORMATS; j++) {
			int length = strfromd(size ? text : NULL, size, formats[j], 12.53125);
			printf("%d %s: %d %d\n", size, formats[j], length, strfroml(size ? text : NULL, size, formats[j], 12.53125L));
		}
	printf("errno %d\n", errno);
	return 0;
}
