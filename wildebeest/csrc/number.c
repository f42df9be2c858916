/* strtold() and its kin, for Rust has no long double; and how the processor rounds, which fenv.h alone knows by name. */
#include <fenv.h>
#include <float.h>
#include <math.h>
#include "trampolines.h"

int lwb_rounding(void)
{
	switch (fegetround()) {
	case FE_UPWARD: return 1;
	case FE_DOWNWARD: return 2;
	case FE_TOWARDZERO: return 3;
	default: return 0;
	}
}

/* Both numbers are exact, so that the one operation rounds as the processor is told to. */
static long double scaled(long double number, int exponent)
{
	static const long double powers[] = {
		1e0L, 1e1L, 1e2L, 1e3L, 1e4L, 1e5L, 1e6L, 1e7L, 1e8L, 1e9L, 1e10L, 1e11L, 1e12L, 1e13L,
		1e14L, 1e15L, 1e16L, 1e17L, 1e18L, 1e19L, 1e20L, 1e21L, 1e22L, 1e23L, 1e24L, 1e25L, 1e26L, 1e27L,
	};
	return exponent < 0 ? number / powers[-exponent] : number * powers[exponent];
}

/* The same by a power of two, which takes less time than to put parts together in memory. */
static long double shifted(long double number, int exponent)
{
	union {
		uint64_t bits;
		double number;
	} power = {(uint64_t)(exponent + 1023) << 52};
	return number * power.number;
}

#if LDBL_MANT_DIG == 64
/* What a number of this format consists of. */
static long double of_parts(uint64_t mantissa, int exponent, int sign)
{
	union {
		struct { uint64_t mantissa; uint16_t exponent; } parts;
		long double number;
	} whole = {{mantissa, exponent | (sign < 0 ? 0x8000 : 0)}};
	return whole.number;
}
#else
#define of_parts(mantissa, exponent, sign) ((void)(mantissa), (void)(exponent), (void)(sign), NAN)
#endif

static long double with_sign(long double number, int sign)
{
	return sign < 0 ? -number : number;
}

long double __wrap_strtold(const char *restrict text, char **restrict end)
{
	struct lwb_long_number found;
	switch (lwb_find_long_number(text, end, &found)) {
	case LWB_NO_NUMBER: return 0;
	case LWB_DECIMAL:
		/* The wider ones of other processors are made by functions of libgcc, which the library does not ask for. */
		if (LDBL_MANT_DIG == 64)
			return scaled(with_sign(found.bits, found.sign), found.exponent);
		break;
	case LWB_BINARY:
		if (LDBL_MANT_DIG == 64)
			return shifted(with_sign((int64_t)found.bits, found.sign), found.exponent);
		break;
	case LWB_PARTS:
		if (LDBL_MANT_DIG == 64)
			return of_parts(found.bits, found.exponent, found.sign);
	}
	return __real_strtold(text, end);
}

long double __wrap_strtold_l(const char *restrict text, char **restrict end, struct __locale_struct *locale)
{
	(void)locale;
	return __wrap_strtold(text, end);
}
