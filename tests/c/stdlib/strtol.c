/* strtol, strtoul, strtoll, strtoull: value, errno and end for numbers, no numbers, and impossible bases. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

static const char *const texts[] = {
	"", "  ", "+", "-", "0", "08", "0x", "0xg", " 0x", "-0x", "0X1f", "x", ".22", "+-1", "- 1", "--1", "\t\n\v\f\r 5z",
	"0b1", "zz", "ZZ!", "\xff", "1\xff", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
	"-9223372036854775809", "18446744073709551615", "18446744073709551616", "-18446744073709551615",
	"-18446744073709551616", "99999999999999999999999999999999999999999x", "-99999999999999999999999999999999999999999x",
	"000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000007 ",
};
static const int bases[] = { 0, 2, 8, 10, 16, 36, 1, 37, -1, -10, INT_MAX, INT_MIN };

static char untouched[1];

static void show(const char *name, const char *text, int base, long long value, const char *end)
{
	int error = errno;
	printf("  %s base %d: %lld errno %d ", name, base, value, error);
	if (end == untouched)
		printf("end untouched\n");
	else
		printf("end %d\n", (int)(end - text));
}

#define TRY(function, text, base) do { \
	char *end = untouched; \
	errno = 77; \
	long long value = (long long)function(text, &end, base); \
	show(#function, text, base, value, end); \
} while (0)

int main(void)
{
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		printf("text %d\n", (int)i);
		for (size_t b = 0; b < sizeof bases / sizeof *bases; b++) {
			TRY(strtol, texts[i], bases[b]);
			TRY(strtoul, texts[i], bases[b]);
			TRY(strtoll, texts[i], bases[b]);
			TRY(strtoull, texts[i], bases[b]);
		}
	}
	errno = 0;
	long value = strtol("12x", NULL, 10);
	printf("without end: %ld errno %d\n", value, errno);
	value = strtol("x", NULL, 10);
	printf("without end and digits: %ld errno %d\n", value, errno);
	value = strtol("12x", NULL, 1);
	printf("without end and base: %ld errno %d\n", value, errno);
	return 0;
}
