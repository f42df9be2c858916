/* wcstol, wcstoul, wcstoll, wcstoull: value, errno and end for numbers, no numbers, and impossible bases. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <wchar.h>

static const wchar_t *const texts[] = {
	L"", L"  ", L"+", L"-", L"0", L"08", L"0x", L"0xg", L" 0x", L"-0x", L"0X1f", L"x", L".22", L"+-1", L"- 1", L"--1", L"\t\n\v\f\r 5z",
	L"0b1", L"zz", L"ZZ!", L"\u2003\u00e9", L"1\u2003\u00e9", L"9223372036854775807", L"9223372036854775808", L"-9223372036854775808",
	L"-9223372036854775809", L"18446744073709551615", L"18446744073709551616", L"-18446744073709551615",
	L"-18446744073709551616", L"99999999999999999999999999999999999999999x", L"-99999999999999999999999999999999999999999x",
	L"000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000007 ",
};
static const int bases[] = { 0, 2, 8, 10, 16, 36, 1, 37, -1, -10, INT_MAX, INT_MIN };

static wchar_t untouched[1];

static void show(const char *name, const wchar_t *text, int base, long long value, const wchar_t *end)
{
	int error = errno;
	printf("  %s base %d: %lld errno %d ", name, base, value, error);
	if (end == untouched)
		printf("end untouched\n");
	else
		printf("end %d\n", (int)(end - text));
}

#define TRY(function, text, base) do { \
	wchar_t *end = untouched; \
	errno = 77; \
	long long value = (long long)function(text, &end, base); \
	show(#function, text, base, value, end); \
} while (0)

int main(void)
{
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		printf("text %d\n", (int)i);
		for (size_t b = 0; b < sizeof bases / sizeof *bases; b++) {
			TRY(wcstol, texts[i], bases[b]);
			TRY(wcstoul, texts[i], bases[b]);
			TRY(wcstoll, texts[i], bases[b]);
			TRY(wcstoull, texts[i], bases[b]);
		}
	}
	errno = 0;
	long value = wcstol(L"12x", NULL, 10);
	printf("without end: %ld errno %d\n", value, errno);
	value = wcstol(L"x", NULL, 10);
	printf("without end and digits: %ld errno %d\n", value, errno);
	value = wcstol(L"12x", NULL, 1);
	printf("without end and base: %ld errno %d\n", value, errno);
	return 0;
}
