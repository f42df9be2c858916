/* The forms with a locale and the names from BSD do what strtol and its like do. */
#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

static const char *const texts[] = {
	"", "-", "0x", " 12 ", "0x7f", "1,234", "9223372036854775808", "-9223372036854775809", "18446744073709551616", "zz",
};
static char untouched[1];

#define TRY(function, ...) do { \
	char *end = untouched; \
	errno = 77; \
	long long value = (long long)function(text, &end, __VA_ARGS__); \
	printf("  " #function " base %d: %lld errno %d end %d\n", base, value, errno, end == untouched ? -1 : (int)(end - text)); \
} while (0)

int main(void)
{
	static const int bases[] = { 0, 10, 16, 36, 1 };
	locale_t locale = newlocale(LC_ALL_MASK, "C", NULL);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		const char *text = texts[i];
		printf("[%s]\n", text);
		for (size_t b = 0; b < sizeof bases / sizeof *bases; b++) {
			int base = bases[b];
			TRY(strtol_l, base, locale);
			TRY(strtoul_l, base, locale);
			TRY(strtoll_l, base, locale);
			TRY(strtoull_l, base, locale);
			TRY(strtoq, base);
			TRY(strtouq, base);
		}
	}
	freelocale(locale);
	return 0;
}
