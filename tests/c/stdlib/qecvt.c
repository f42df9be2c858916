/* qecvt, qfcvt and their kin, and gcvt: many numbers, numbers of digits and sizes. */
#include <errno.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* All digits, or where there are very many, some and a sum of all. */
static void show(const char *text)
{
	unsigned long length = strlen(text), sum = 0;
	for (unsigned long i = 0; i < length; i++)
		sum = sum * 31 + (unsigned char)text[i];
	if (length < 60)
		printf("%s", text);
	else
		printf("%.24s... %lu %lx", text, length, sum);
}

static void all(long double number, int digits)
{
	int point = -77, sign = -77;
	const char *text = qecvt(number, digits, &point, &sign);
	printf("%.9Lg %d: %s %d %d fixed ", number, digits, text, point, sign);
	show(qfcvt(number, digits, &point, &sign));
	printf(" %d %d", point, sign);
	char buffer[64];
	printf(" %s", qgcvt(number, digits, buffer));
	printf(" %s\n", gcvt((double)number, digits, buffer));
}

static void limited(long double number, int digits, size_t size)
{
	char buffer[401] = "";
	int point = -77, sign = -77;
	int result = qecvt_r(number, digits, &point, &sign, buffer, size);
	printf("\t%zu: %d %s %d %d fixed ", size, result, buffer, point, sign);
	memset(buffer, 0, sizeof buffer);
	result = qfcvt_r(number, digits, &point, &sign, buffer, size);
	show(buffer);
	printf(" %d %d %d\n", result, point, sign);
}

/* The same numbers everywhere, of every size that there is. */
static long double some_number(void)
{
	static unsigned long long state = 88172645463325252;
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	int exponent = (int)(state >> 32) % 16400;
	if (state & 1)
		exponent %= 40;
	return ldexpl((long double)state, exponent - 63) * (state & 2 ? 1 : -1);
}

int main(void)
{
	static const long double numbers[] = {
		0, -0.0L, 1, -1.5L, 123.456L, 9.995L, 99999.99L, 1e-5L, 0.000123456L, 1e22L, LDBL_MAX, -LDBL_MAX, LDBL_MIN, LDBL_TRUE_MIN,
		INFINITY, -INFINITY, NAN, 0.5L, 0.05L, 999999, 1e15L, 123456789012345678901.0L, 2.5L, 0.1L, 9.9999999999999999999L,
		1e-4931L, 9.99e-4932L, 1e4932L, 1.0L / 3,
	};
	static const int digits[] = {-6000, -400, -3, -1, 0, 1, 2, 5, 15, 17, 18, 19, 20, 21, 22, 40, 400};
	static const size_t sizes[] = {0, 1, 4, 25, 400};
	int point, sign;
	/* glibc takes its longer buffer when the short one has not been enough. */
	qfcvt(LDBL_MAX, 3, &point, &sign);
	errno = 7;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		for (size_t j = 0; j < sizeof digits / sizeof *digits; j++) {
			all(numbers[i], digits[j]);
			for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++)
				limited(numbers[i], digits[j], sizes[k]);
		}
	for (int i = 0; i < 400; i++) {
		long double number = some_number();
		all(number, i % 30 - 5);
		all(1 / number, i % 24);
		limited(number, i % 30 - 5, (size_t)i);
	}
	printf("errno %d\n", errno);
	return 0;
}
