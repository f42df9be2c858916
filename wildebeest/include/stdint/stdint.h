/* libwildebeest: the widths of the integer types in <stdint.h>, from TS 18661-1 and C23. */
#pragma GCC system_header
#include_next <stdint.h>

#ifndef LWB_STDINT_H
#define LWB_STDINT_H

#if (defined _GNU_SOURCE || defined __STDC_WANT_IEC_60559_BFP_EXT__ || defined __STDC_WANT_IEC_60559_EXT__ \
 || (defined __STDC_VERSION__ && __STDC_VERSION__ > 201710L)) && !defined INT8_WIDTH

#define INT8_WIDTH 8
#define UINT8_WIDTH 8
#define INT16_WIDTH 16
#define UINT16_WIDTH 16
#define INT32_WIDTH 32
#define UINT32_WIDTH 32
#define INT64_WIDTH 64
#define UINT64_WIDTH 64

#define INT_LEAST8_WIDTH 8
#define UINT_LEAST8_WIDTH 8
#define INT_LEAST16_WIDTH 16
#define UINT_LEAST16_WIDTH 16
#define INT_LEAST32_WIDTH 32
#define UINT_LEAST32_WIDTH 32
#define INT_LEAST64_WIDTH 64
#define UINT_LEAST64_WIDTH 64

/* musl's fast types of 16 and 32 bits have 32, where GNU's have those of a long. */
#define INT_FAST8_WIDTH 8
#define UINT_FAST8_WIDTH 8
#define INT_FAST16_WIDTH 32
#define UINT_FAST16_WIDTH 32
#define INT_FAST32_WIDTH 32
#define UINT_FAST32_WIDTH 32
#define INT_FAST64_WIDTH 64
#define UINT_FAST64_WIDTH 64

#define INTMAX_WIDTH 64
#define UINTMAX_WIDTH 64
#if UINTPTR_MAX == 0xffffffffu
#define INTPTR_WIDTH 32
#define UINTPTR_WIDTH 32
#define PTRDIFF_WIDTH 32
#define SIZE_WIDTH 32
#else
#define INTPTR_WIDTH 64
#define UINTPTR_WIDTH 64
#define PTRDIFF_WIDTH 64
#define SIZE_WIDTH 64
#endif
#define SIG_ATOMIC_WIDTH 32
#define WCHAR_WIDTH 32
#define WINT_WIDTH 32

#endif

#endif
