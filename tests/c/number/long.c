//! components: number
/* Millions of digits, zeros and both, with exponents that make up for them. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MANY = 3000000 };
static char text[MANY + 2000];

static void try(const char *name)
{
	char *end;
	uint64_t bits;
	uint32_t few_bits;
	errno = 77;
	double number = strtod(text, &end);
	int error = errno;
	memcpy(&bits, &number, sizeof bits);
	printf("%s: %016" PRIx64 " errno %d, all read %d", name, bits, error, *end == 0);
	errno = 77;
	float few = strtof(text, &end);
	error = errno;
	memcpy(&few_bits, &few, sizeof few_bits);
	printf(", %08" PRIx32 " errno %d, all read %d\n", few_bits, error, *end == 0);
}

static void fill(const char *start, char digit, size_t count, const char *end)
{
	size_t length = strlen(start);
	memcpy(text, start, length);
	memset(text + length, digit, count);
	strcpy(text + length + count, end);
}

/* A number behind "0." to its last digit, halved if so wished, and its neighbours that many digits tell apart. */
static void exact(int which, double number, int halved)
{
	int rest = 0, length = sprintf(text, "%.1100f", number);
	for (int i = 2; halved && i < length; i++) {
		int digit = rest * 10 + text[i] - '0';
		text[i] = '0' + digit / 2;
		rest = digit % 2;
	}
	while (text[length - 1] == '0')
		length--;
	for (int next = -1; next <= 1; next++) {
		char name[60];
		if (next < 0)
			text[length - 1]--;
		else if (next == 0)
			text[length - 1]++;
		strcpy(text + length, next < 0 ? "99999999" : "");
		if (next > 0) {
			memset(text + length, '0', 400);
			strcpy(text + length + 400, "1");
		}
		snprintf(name, sizeof name, "number %d%s %+d", which, halved ? " halved" : "", next);
		try(name);
	}
}

int main(void)
{
	fill("", '9', MANY, "");
	try("nines");
	fill("", '0', MANY, "");
	try("zeros");
	fill("", '0', MANY, "1.5");
	try("zeros first");
	fill("1", '0', MANY, "e-3000000");
	try("one");
	fill("1", '0', MANY, "e-3000310");
	try("small");
	fill("1", '0', MANY, "e-2999700");
	try("large");
	fill("1", '0', MANY, "e-2999600");
	try("too large");
	fill("0.", '0', MANY, "123456e3000005");
	try("below the point");
	fill("0.", '0', MANY, "1");
	try("nothing left");
	fill("-0.", '0', MANY, "e99");
	try("minus nothing");
	fill("9007199254740993.", '0', MANY, "");
	try("in the middle");
	fill("9007199254740993.", '0', MANY, "1");
	try("above the middle");
	fill("9007199254740992.", '9', MANY, "");
	try("below the middle");
	fill("1", '0', 400, "");
	memmove(text + 1, text, strlen(text) + 1);
	text[0] = '.';
	try("point first");
	fill("0x1", '0', MANY, "p-12000000");
	try("hexadecimal one");
	fill("0x.", '0', MANY, "1p12000004");
	try("hexadecimal below the point");
	fill("0x1.", 'f', MANY, "p3");
	try("hexadecimal nearly 16");
	fill("0x1.000000000000080", '0', MANY, "1p0");
	try("hexadecimal above the middle");
	fill("1e", '0', MANY, "5");
	try("exponent with zeros");
	fill("1e", '9', MANY, "");
	try("exponent of nines");
	fill("1e-", '9', MANY, "");
	try("exponent of minus nines");
	fill("nan(", 'x', MANY, ")");
	try("a long word");
	fill("nan(", '9', MANY, "");
	try("a word without end");

	static const double numbers[] = {
		0x1p-1074, 0x3p-1074, 0x3039p-1074, 0xfffffffffffffp-1074, 0x1.0000000000001p-1022, 0x1.8000000000001p-1000, 0x1.fffffep-127,
		0x1.000002p-149, 0x1.000002p-126, 0x1.4p-147,
	};
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		exact(i, numbers[i], 0);
		exact(i, numbers[i], 1);
	}
	return 0;
}
