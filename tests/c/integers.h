/* The cases strtol and wcstol: a case defines CHAR, TEXT(literal), STRANGE, a literal that is no number in any locale, and
 * FUNCTIONS(TRY, text, base), which tries each of its functions. LONG is the first of them.
 */
#include <errno.h>
#include <limits.h>
#include <stdio.h>

static const CHAR *const texts[] = {
	TEXT(""), TEXT("  "), TEXT("+"), TEXT("-"), TEXT("0"), TEXT("08"), TEXT("0x"), TEXT("0xg"), TEXT(" 0x"), TEXT("-0x"),
	TEXT("0X1f"), TEXT("x"), TEXT(".22"), TEXT("+-1"), TEXT("- 1"), TEXT("--1"), TEXT("\t\n\v\f\r 5z"), TEXT("0b1"),
	TEXT("zz"), TEXT("ZZ!"), STRANGE, TEXT("1") STRANGE,
	TEXT("9223372036854775807"), TEXT("9223372036854775808"),
	TEXT("-9223372036854775808"), TEXT("-9223372036854775809"),
	TEXT("18446744073709551615"), TEXT("18446744073709551616"),
	TEXT("-18446744073709551615"), TEXT("-18446744073709551616"),
	TEXT("99999999999999999999999999999999999999999x"), TEXT("-99999999999999999999999999999999999999999x"),
	TEXT("000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000007 "),
};
static const int bases[] = { 0, 2, 8, 10, 16, 36, 1, 37, -1, -10, INT_MAX, INT_MIN };

static CHAR untouched[1];

static void show(const char *name, const CHAR *text, int base, long long value, const CHAR *end)
{
	int error = errno;
	printf("  %s base %d: %lld errno %d ", name, base, value, error);
	if (end == untouched)
		printf("end untouched\n");
	else
		printf("end %d\n", (int)(end - text));
}

#define TRY(function, text, base) do { \
	CHAR *end = untouched; \
	errno = 77; \
	long long value = (long long)function(text, &end, base); \
	show(#function, text, base, value, end); \
} while (0)

static void show_without_end(const char *what, const CHAR *text, int base)
{
	long value = LONG(text, NULL, base);
	printf("without end%s: %ld errno %d\n", what, value, errno);
}

int main(void)
{
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		printf("text %d\n", (int)i);
		for (size_t b = 0; b < sizeof bases / sizeof *bases; b++)
			FUNCTIONS(TRY, texts[i], bases[b]);
	}
	errno = 0;
	show_without_end("", TEXT("12x"), 10);
	show_without_end(" and digits", TEXT("x"), 10);
	show_without_end(" and base", TEXT("12x"), 1);
	return 0;
}
