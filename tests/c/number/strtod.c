//! components: number
//! cflags: -Wl,--no-as-needed,-lm
/* strtod, strtof and their kin: bits, errno, end and exceptions. */
#include <errno.h>
#include <fenv.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "numbers.h"

#define TRY(function, type, whole, text, ...) do { \
	char *end; \
	type number; \
	whole bits; \
	feclearexcept(FE_ALL_EXCEPT); \
	errno = 77; \
	number = function(text, &end, ##__VA_ARGS__); \
	int error = errno, raised = fetestexcept(FE_ALL_EXCEPT); \
	memcpy(&bits, &number, sizeof bits); \
	printf("  " #function " %0*" PRIx64 " end %d errno %d%s%s%s\n", (int)sizeof bits * 2, (uint64_t)bits, (int)(end - text), error, \
		raised & FE_INEXACT ? " inexact" : "", raised & FE_UNDERFLOW ? " underflow" : "", raised & FE_OVERFLOW ? " overflow" : ""); \
} while (0)

static void atofs(const char *text)
{
	errno = 77;
	double number = atof(text);
	uint64_t bits;
	int error = errno;
	memcpy(&bits, &number, sizeof bits);
	printf("  atof %016" PRIx64 " errno %d\n", bits, error);
}

int main(void)
{
	locale_t none = 0;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		printf("text %d\n", (int)i);
		TRY(strtod, double, uint64_t, texts[i]);
		TRY(strtof, float, uint32_t, texts[i]);
		if (i % 8 == 0) {
			locale_t locale = newlocale(LC_ALL_MASK, "C", none);
			TRY(strtod_l, double, uint64_t, texts[i], locale);
			TRY(strtof_l, float, uint32_t, texts[i], locale);
			freelocale(locale);
			atofs(texts[i]);
		}
	}
	errno = 77;
	printf("without end: %g %g %g\n", strtod("1.5x", NULL), strtof("1e99", NULL), strtod("x", NULL));
	printf("errno %d\n", errno);
	return 0;
}
