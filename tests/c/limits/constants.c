/* limits.h: the kernel's limits, and the widths and extremes of the integer types. */
#include <limits.h>
#include <stdio.h>

#define SHOW(name) printf(#name " %llu\n", (unsigned long long)(name))

#if HOST_NAME_MAX != 64 || LONG_LONG_MAX <= 0 || INT_WIDTH < 16
#error the preprocessor must be able to compare them
#endif

int main(void)
{
	SHOW(HOST_NAME_MAX);
	SHOW(XATTR_NAME_MAX);
	SHOW(XATTR_SIZE_MAX);
	SHOW(XATTR_LIST_MAX);
	SHOW(RTSIG_MAX);
	SHOW(AIO_PRIO_DELTA_MAX);
	SHOW(MAX_CANON);
	SHOW(MAX_INPUT);
	SHOW(LONG_LONG_MIN);
	SHOW(LONG_LONG_MAX);
	SHOW(ULONG_LONG_MAX);
	SHOW(CHAR_WIDTH);
	SHOW(SCHAR_WIDTH);
	SHOW(UCHAR_WIDTH);
	SHOW(SHRT_WIDTH);
	SHOW(USHRT_WIDTH);
	SHOW(INT_WIDTH);
	SHOW(UINT_WIDTH);
	SHOW(LONG_WIDTH == 8 * sizeof(long));
	SHOW(ULONG_WIDTH == 8 * sizeof(long));
	SHOW(LLONG_WIDTH);
	SHOW(ULLONG_WIDTH);
	SHOW(BOOL_MAX);
	SHOW(BOOL_WIDTH);
	return 0;
}
