/* qecvt(), qfcvt() and their kin: a long double goes on by its address, and with no more digits than it can tell apart. */
#include <float.h>
#include "trampolines.h"

static int most(int digits)
{
	return digits < LDBL_DECIMAL_DIG ? digits : LDBL_DECIMAL_DIG;
}

int qecvt_r(long double value, int digits, int *restrict point, int *restrict sign, char *restrict text, size_t size)
{
	return lwb_qecvt_r(&value, most(digits), point, sign, text, size);
}

int qfcvt_r(long double value, int digits, int *restrict point, int *restrict sign, char *restrict text, size_t size)
{
	return lwb_qfcvt_r(&value, most(digits), point, sign, text, size);
}

char *qecvt(long double value, int digits, int *restrict point, int *restrict sign)
{
	return lwb_qecvt(&value, most(digits), point, sign);
}

char *qfcvt(long double value, int digits, int *restrict point, int *restrict sign)
{
	return lwb_qfcvt(&value, most(digits), point, sign);
}

char *qgcvt(long double value, int digits, char *text)
{
	sprintf(text, "%.*Lg", most(digits), value);
	return text;
}
