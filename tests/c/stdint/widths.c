/* stdint.h: every width is that of the type, and the preprocessor can compare it. */
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <wchar.h>

#if INT8_WIDTH != 8 || PTRDIFF_WIDTH < 32
#error the preprocessor must be able to compare them
#endif

#define SHOW(name, type) printf(#name " %d\n", (name) == 8 * (int)sizeof(type))

int main(void)
{
	SHOW(INT8_WIDTH, int8_t);
	SHOW(UINT16_WIDTH, uint16_t);
	SHOW(INT32_WIDTH, int32_t);
	SHOW(UINT64_WIDTH, uint64_t);
	SHOW(INT_LEAST8_WIDTH, int_least8_t);
	SHOW(UINT_LEAST16_WIDTH, uint_least16_t);
	SHOW(INT_LEAST32_WIDTH, int_least32_t);
	SHOW(UINT_LEAST64_WIDTH, uint_least64_t);
	SHOW(INT_FAST8_WIDTH, int_fast8_t);
	SHOW(INT_FAST16_WIDTH, int_fast16_t);
	SHOW(UINT_FAST16_WIDTH, uint_fast16_t);
	SHOW(INT_FAST32_WIDTH, int_fast32_t);
	SHOW(UINT_FAST32_WIDTH, uint_fast32_t);
	SHOW(UINT_FAST64_WIDTH, uint_fast64_t);
	SHOW(INTMAX_WIDTH, intmax_t);
	SHOW(INTPTR_WIDTH, intptr_t);
	SHOW(UINTPTR_WIDTH, uintptr_t);
	SHOW(PTRDIFF_WIDTH, ptrdiff_t);
	SHOW(SIZE_WIDTH, size_t);
	SHOW(SIG_ATOMIC_WIDTH, sig_atomic_t);
	SHOW(WCHAR_WIDTH, wchar_t);
	SHOW(WINT_WIDTH, wint_t);
	return 0;
}
