/* strtoimax, strtoumax, wcstoimax, wcstoumax: value, errno and end for numbers, no numbers, and impossible bases. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

static const char *const texts[] = {
	"", "  ", "+", "0x", "-0xg", "077", "zz", "9223372036854775807", "9223372036854775808", "-9223372036854775809",
	"18446744073709551615", "18446744073709551616", "-18446744073709551616",
};
static const int bases[] = { 0, 8, 10, 16, 36, 1, 37, -10 };

#define TRY(character, function, text, base) do { \
	static character untouched[1]; \
	character *end = untouched; \
	errno = 77; \
	intmax_t value = (intmax_t)function(text, &end, base); \
	printf("  " #function " base %d: %jd errno %d end %d\n", base, value, errno, end == untouched ? -1 : (int)(end - text)); \
} while (0)

int main(void)
{
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		wchar_t wide[40];
		mbstowcs(wide, texts[i], 40);
		printf("[%s]\n", texts[i]);
		for (size_t b = 0; b < sizeof bases / sizeof *bases; b++) {
			TRY(char, strtoimax, texts[i], bases[b]);
			TRY(char, strtoumax, texts[i], bases[b]);
			TRY(wchar_t, wcstoimax, wide, bases[b]);
			TRY(wchar_t, wcstoumax, wide, bases[b]);
		}
	}
	return 0;
}
