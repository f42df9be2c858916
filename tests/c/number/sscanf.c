//! components: number
//! cflags: -Wno-format -Wno-format-extra-args
/* sscanf and vsscanf: what is stored, how much is read, and errno. */
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "numbers.h"

/* Where every item of a format stores, whatever its size. */
static _Alignas(16) unsigned char places[8][32];

/* How many items a format stores. */
static int items(const char *format)
{
	int count = 0;
	for (; *format; format++) {
		if (*format != '%')
			continue;
		format++;
		count += *format != '*' && *format != 'n' && *format != '%' && format[strspn(format, "hl")] != 'n';
	}
	return count;
}

/* The result, E for ERANGE, and in the sum all that was stored. */
static uint64_t try(const char *text, const char *format)
{
	uint64_t sum = 0;
	memset(places, 0x5a, sizeof places);
	errno = 77;
	int result = sscanf(text, format, &places[0], &places[1], &places[2], &places[3], &places[4], &places[5], &places[6], &places[7]);
	int error = errno;
	for (size_t i = 0; i < sizeof places; i++)
		sum = mix(sum, places[i / 32][i % 32]);
	/* glibc sets errno to 0 at the end of the text, whatever it was. */
	int whole = result == items(format);
	printf(" %d%s", result, error == ERANGE && whole ? "E" : error == EINVAL ? "?" : "");
	return sum;
}

static int by_list(const char *text, const char *format, ...)
{
	va_list list;
	va_start(list, format);
	int result = vsscanf(text, format, list);
	va_end(list);
	return result;
}

static const char *const words[] = {
	"", " ", "12", "-12", "+5", "x", "-", "+ 1", "12x", "0x1f", "0X1F", "0x", "0xg", "08", "0b1", "99999999999", "-99999999999", "-2147483649",
	"4294967296", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551615",
	"18446744073709551616", "-18446744073709551615", "-18446744073709551616", "99999999999999999999999", "-0", "000", "-0x10", "+0x10", "0x-1",
	"ab", "ab cd", "  ab\tcd", "a", "abc", "k:5", ":5", "a-c", "abc-", "]x", "^a", "5%", "5 6 7", "5,6", "1.5 2.5e3", "1e", "1e+", "1e+x", "1e5",
	"1e5e", "0x.", "0x1p", "0x1p+", "0x1p3", "0x1p3p", "0x.p1", "0x1.8", "inf", "infi", "infinit", "infinity", "infinityx", "INF", "in", "nan",
	"nan(", "nan(12)", "nanx", "-nan", "-inf", ".", ".5", "5.", "+.e1", "1e400", "-1e400", "1e-400", "1..2", "--1", "\xff", "1\xff", "\v\f\r 3",
	"10.20.30.40", "2026-11-21T18:00:07", "name = value # comment", "  3.14159 -2.5e-7 1234567.0", "ff 1234 -99999", "1e1e1", "1.e", "1.e+5",
};

static const char *const formats[] = {
	"%d%n", "%i%n", "%u%n", "%x%n", "%o%n", "%ld%n", "%li%n", "%lu%n", "%lx%n", "%lld%n", "%llu", "%hd%hn", "%hhx%hhn", "%zu%ln", "%jd", "%td",
	"%X", "%*d%n", "%*d%d", "%1d%n", "%2d%n", "%2x%x", "%3x%x", "%2i%i%n", "%3d%d", "%1x%n", "%f%n", "%lf%n", "%e", "%lg", "%a", "%lE",
	"%lf %lf %lf", "%*f%n", "%s%n", "%s%n%s", "%1s%s", "%*s%s", "%c", "%2c", "%3c%c", " %c", "%*c%c", "%[a-c]%n", "%[^a-c]%n", "%[]]%s", "%[^]]",
	"%[^:]:%d", "%[a-]", "%[-a]", "%[c-a]", "%[0-9a-f]%n", "%*[a]%[b]", "%2[a-z]%n", "%d,%d", "%d %d %d", "%d%d", "x%n", " %n", "%n", "%d %n",
	"%d.%d.%d.%d", "%d-%d-%dT%d:%d:%d", "%s = %s", "%[^=]=%s", "%x %u %ld", "a%nb%n", "%sa", "%s %%", "%%%d", "%lf%[e]%n", "%f%s",
};

int main(void)
{
	for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
		uint64_t sum = 0;
		printf("word %d:", (int)w);
		for (size_t f = 0; f < sizeof formats / sizeof *formats; f++)
			sum = mix(sum, try(words[w], formats[f]));
		printf(" %016" PRIx64 "\n", sum);
	}
	state = 88172645463325252u;
	uint64_t sum = 0;
	int count = 0;
	for (int i = 0; i < 20000; i++) {
		char text[256];
		double number = 0;
		float few = 0;
		int first = -1, second = -1;
		draw(text);
		errno = 77;
		count += by_list(text, "%lf%n", &number, &first);
		sum = mix(sum, errno);
		errno = 77;
		count += by_list(text, "%f%n", &few, &second);
		sum = mix(sum, errno);
		uint64_t bits;
		uint32_t few_bits;
		memcpy(&bits, &number, sizeof bits);
		memcpy(&few_bits, &few, sizeof few_bits);
		sum = mix(mix(mix(mix(sum, bits), few_bits), first), second);
	}
	printf("%d random numbers: %016" PRIx64 "\n", count, sum);
	char *name = NULL;
	printf("libc's:");
	printf(" %d", sscanf("word 5", "%ms %d", &name, &count));
	printf(" %s %d\n", name, count);
	free(name);
	return 0;
}
