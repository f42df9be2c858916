/* What the conversions of numbers are tried with. */
#ifndef NUMBERS_H
#define NUMBERS_H

#include <inttypes.h>
#include <stdio.h>

static const char *const texts[] = {
	/* None. */
	"", "  ", "+", "-", ".", "e1", ".e1", "--1", "+-1", "- 1", "in", "na", "x", "\2407", "\xff", "(", ",5",
	/* As much as is one. */
	"1", "-0", "+0", "00012", "0x", "+0x", "-0x", "0x.", "0x.p1", "0xp1", "0xg", "00x1", "0b101", "1p5", "0x1e5", "0x1g", "0X.8P-2",
	"0x1p", "0x1p+", "0x1p-x", "1e", "1e+", "1e-", "1e-x", "1E5", "1.e5", "1.", ".5", "5.e", ".5.5", "1..2", "1e1e1", "0x1.8.8",
	"1_000", "1,5", "1'000", "\v\f\n\r\t 7x", "\n-7\n", "1\xff", "0x1.8p3", "0x1.8p+3", "0x0", "0x0.0p", "-0x0p9", "0x00001", "0e5",
	/* Infinity and what is not a number. */
	"inf", "INF", "-inf", "+Infinity", "infinit", "-infinityx", "infx", "inf(", "nan", "-nan", "+NaN", "nanx", "nan(", "nan()", "nan(12)",
	"nan(0x12)", "nan(012)", "nan(08)", "nan(0x)", "nan(0xg)", "nan(abc_9)", "nan(abc-9)", "nan(12z)", "nan(1", "nan(_)", "nan( 1)",
	"nan(+1)", "nan(0)", "-nan(1)x", "nan(0x3fffff)", "nan(0x400000)", "nan(0x7ffffffffffff)", "nan(0x8000000000000)",
	"nan(0xfffffffffffff)", "nan(18446744073709551615)", "nan(18446744073709551616)", "nan(18446744073709551616z)",
	"nan(0x10000000000000000)", "nan(02000000000000000000000)", "NAN(0XFF)",
	/* The largest and the smallest. */
	"1e400", "-1e400", "1e-400", "-1e-400", "1e-310", "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324",
	"2.2250738585072014e-308", "2.2250738585072011e-308", "2.22507385850720135e-308", "2.22507385850720125e-308",
	"2.2250738585072013e-308", "1.7976931348623157e308", "1.7976931348623158e308", "1.7976931348623159e308", "179769313486231580793e289",
	"0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x0.8p-1074", "0x1.fffffffffffffp-1023", "0x0.fffffffffffffp-1022",
	"0x0.fffffffffffff8p-1022", "0x0.fffffffffffff9p-1022", "0x0.fffffffffffffbp-1022", "0x0.fffffffffffffbffffffp-1022",
	"0x0.fffffffffffffcp-1022", "0x1p1023", "0x1p1024", "0x1.fffffffffffff7p1023", "0x1.fffffffffffff7fffffffffffff1p1023",
	"0x1.fffffffffffff8p1023", "1e38", "3.4028235e38", "3.4028235677973366e38", "3.4028235677973367e38", "1e-45", "7e-46", "7.1e-46",
	"1e-40", "1.1754943e-38", "1.17549432e-38", "1.17549435e-38", "0x1p-149", "0x1p-150", "0x1.000001p-126", "0x.ffffffp-126",
	"0x.ffffff8p-126", "0x.ffffff7p-126", "0x1.fffffep127", "0x1.ffffffp127",
	"1e99999999999999999999999", "1e-99999999999999999999999", "0e99999999999999999999", "0x0p99999999999999999999",
	"0x1p99999999999999999999", "0x1p-99999999999999999999", "1e2147483648", "1e-2147483649", "1e4294967297", "1e18446744073709551617",
	"1e9223372036854775808", "-1e-9223372036854775809", "0x1p9223372036854775808", "0x1p-9223372036854775809",
	/* Near the middle of two numbers. */
	"0.1", "0.3", "1e22", "1e23", "9007199254740991", "9007199254740992", "9007199254740993", "9007199254740994",
	"9007199254740993.0000000000000000000000000000001", "9007199254740992.9999999999999999999999999999999",
	"0x20000000000001", "0x20000000000001.0000000000001", "0x1.00000000000008p0", "0x1.00000000000018p0", "16777217", "16777217.0000001",
	"16777216.9999999", "1.00000005960464477539062", "1.000000059604644775390625", "1.000000059604644775390626",
	"1.00000000000000011102230246251565404236316680908203125", "1.00000000000000011102230246251565404236316680908203124",
	"1.00000000000000011102230246251565404236316680908203126", "0.1000000000000000055511151231257827021181583404541015625",
	"10000000000000000000000000000000000000000e-40", "0.00000000000000000000000000000000000000001e41", "1.50000000000000000000000000000",
	"12345678901234567890", "1234567890123456789.0", "18446744073709551615", "18446744073709551616", "123456789012345678901234567890",
	"8.988465674311579538646e307", "6.631236846766476e-316", "3.237883913302901e-319", "2.2250738585072012e-308",
	"7.2057594037927933e16", "358416272e-33", "89255e-22", "3.08984926168550152811e-32", "5708990770823839207320493820740630171355185151999e-3",
	/* More digits than are read at first, with a point among them, or behind. */
	"1234567890123456789.00000000000000000000000.5", "12345678901234567890000000000000000000000.5e-3", "0x123456789abcdef01.8p-3",
	"9007199254740993.00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001",
	"900719925474099300000000000000000000000000000000000.e-35", "900719925474099300000000000000000000000000000001.e-32",
	"1.18973149535723176502e4932", "3.36210314311209350626e-4932", "0x1.fffffffffffffffep16383", "0x1p-16382", "0x1p-16445", "0x1p16384",
	"0x1.0000000000000001p0", "0x1.00000000000000018p0", "36893488147419103233", "36893488147419103233.5", "1.000000000000000000054",
	/* Those of a `long double` alone, large, small and too much so. */
	"1e4000", "9.99e-4000", "-1.18973149535723176509e4932", "1e4933", "1e5000", "-1e-5000", "3.6e-4951", "1.9e-4951", "1.8e-4951",
	"123456789012345678901234567890e4890", "123456789012345678901234567890e-4975", "0x1.ffffffffffffffffp16383",
	"0x.ffffffffffffffffp-16382", "0x.ffffffffffffffff8p-16382", "0x.ffffffffffffffff7p-16382", "0x1.ffffffffffffffffp-16383",
	"0x1.8p-16445", "0x1p-16446", "0x1.8p-16446", "0x1234567890abcdef.8p-16440", "0x1p-16600",
	/* Of few digits in the middle, and hexadecimal ones of more than 16. */
	"4503599627370496.5", "4503599627370497.5", "-9223372036854776833", "9223372036854775807", "9223372036854775808",
	"0x8000000000000400", "-0x8000000000000401", "0x80000000000000000000001.8", "0x8000000000000000.8", "0x1234567890abcdef8",
	"0x1234567890abcdef8.000000001", "0x.0000000000001234567890abcdef18p7", "0x1.fffffffffffffp971", "0x1fffffffffffffp971",
	"0x1fffffffffffffp972", "0x3ffffffffffffffp966", "0x7fffffffffffffffp961", "0x1p-1022", "0x1p-1023", "0xffffffp104", "0xffffffp105",
};

/* The same numbers on every machine, unlike those of rand. */
static uint64_t state;

static inline uint64_t drawn(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state;
}

/* One after the other: the order of arguments is the compiler's. */
static inline uint64_t drawn_bits(void)
{
	uint64_t bits = drawn();
	return bits >> drawn() % 64;
}

static inline size_t add_digits(char *text, size_t length, unsigned count)
{
	while (count--)
		text[length++] = '0' + drawn() % 10;
	return length;
}

/* A number as some program may have written it, or nobody. */
static inline void draw(char text[256])
{
	size_t length = 0;
	union { uint64_t bits; double number; } any = { drawn() };
	int kind = drawn() % 8;
	if (drawn() & 1)
		text[length++] = '-';
	switch (kind) {
	case 0:
		length = add_digits(text, length, 1 + drawn() % 30);
		break;
	case 1: case 2: case 3:
		length = add_digits(text, length, 1 + drawn() % (kind == 3 ? 6 : 25));
		text[length++] = '.';
		length = add_digits(text, length, drawn() % (kind == 3 ? 6 : 40));
		if (kind == 2)
			length += snprintf(text + length, 20, "e%d", (int)(drawn() % 700) - 350);
		break;
	case 4:
		any.bits >>= drawn() % 12;
		any.bits &= 0x3fffffffffffff;
		/* fallthrough */
	case 5:
		/* Digits of every length are of numbers near the middle of two, too. */
		length += snprintf(text + length, 100, "%.*e", (int)(drawn() % 60), any.number);
		break;
	case 6:
		length += snprintf(text + length, 30, "0x%" PRIx64, drawn_bits());
		length += snprintf(text + length, 30, ".%" PRIx64, drawn_bits());
		length += snprintf(text + length, 30, "p%d", (int)(drawn() % 2300) - 1200);
		break;
	default:
		length = add_digits(text, length, 1 + drawn() % 19);
		length += snprintf(text + length, 20, "e%d", (int)(drawn() % 660) - 340);
	}
	text[length] = 0;
}

/* One after the other, into one number. */
static inline uint64_t mix(uint64_t sum, uint64_t value)
{
	return ((sum ^ value) * 1099511628211u) ^ (sum >> 47);
}

#endif
