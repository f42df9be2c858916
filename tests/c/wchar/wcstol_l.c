/* The forms with a locale and the names from BSD do what wcstol, wcstod and their like do. */
#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <wchar.h>

static const wchar_t *const texts[] = {
	L"", L"-", L"0x", L" 12 ", L"0x7f", L"1,234", L"9223372036854775808", L"-9223372036854775809", L"18446744073709551616",
	L"zz", L"1.5e3x", L"-0.25", L"1e999", L"inf", L"0x1p-3",
};
static wchar_t untouched[1];

#define TRY(format, function, ...) do { \
	wchar_t *end = untouched; \
	errno = 77; \
	printf("  " #function ": " format, function(text, &end, __VA_ARGS__)); \
	printf(" errno %d end %d\n", errno, end == untouched ? -1 : (int)(end - text)); \
} while (0)

#define TRY_REAL(format, function) do { \
	wchar_t *end = untouched; \
	printf("  " #function ": " format, function(text, &end, locale)); \
	printf(" end %d\n", (int)(end - text)); \
} while (0)

int main(void)
{
	static const int bases[] = { 0, 10, 16, 36, 1 };
	locale_t locale = newlocale(LC_ALL_MASK, "C", NULL);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		const wchar_t *text = texts[i];
		printf("text %d\n", (int)i);
		for (size_t b = 0; b < sizeof bases / sizeof *bases; b++) {
			printf(" base %d\n", bases[b]);
			TRY("%ld", wcstol_l, bases[b], locale);
			TRY("%lu", wcstoul_l, bases[b], locale);
			TRY("%lld", wcstoll_l, bases[b], locale);
			TRY("%llu", wcstoull_l, bases[b], locale);
			TRY("%lld", wcstoq, bases[b]);
			TRY("%llu", wcstouq, bases[b]);
		}
		TRY_REAL("%.9g", wcstof_l);
		TRY_REAL("%.17g", wcstod_l);
		TRY_REAL("%.21Lg", wcstold_l);
	}
	freelocale(locale);
	return 0;
}
