/* libwildebeest: what GNU adds to <limits.h>. */
#pragma GCC system_header
#include_next <limits.h>

#ifndef LWB_LIMITS_H
#define LWB_LIMITS_H

/* Linux's limit; musl gives POSIX's. */
#ifdef HOST_NAME_MAX
#undef HOST_NAME_MAX
#define HOST_NAME_MAX 64
#endif

/* The kernel's limits, which <linux/limits.h> has as well. */
#if defined _GNU_SOURCE || defined _BSD_SOURCE || defined _XOPEN_SOURCE \
 || defined _POSIX_SOURCE || defined _POSIX_C_SOURCE
#ifndef MAX_CANON
#define MAX_CANON 255
#endif
#ifndef MAX_INPUT
#define MAX_INPUT 255
#endif
#ifndef XATTR_NAME_MAX
#define XATTR_NAME_MAX 255
#endif
#ifndef XATTR_SIZE_MAX
#define XATTR_SIZE_MAX 65536
#endif
#ifndef XATTR_LIST_MAX
#define XATTR_LIST_MAX 65536
#endif
#ifndef RTSIG_MAX
#define RTSIG_MAX 32
#endif
#ifndef AIO_PRIO_DELTA_MAX
#define AIO_PRIO_DELTA_MAX 20
#endif
#endif

/* GNU C's names from before C99. */
#if !defined __STRICT_ANSI__ || defined _GNU_SOURCE
#ifndef LONG_LONG_MAX
#define LONG_LONG_MIN LLONG_MIN
#define LONG_LONG_MAX LLONG_MAX
#define ULONG_LONG_MAX ULLONG_MAX
#endif
#endif

/* TS 18661-1 and C23: the widths of the integer types. */
#if defined _GNU_SOURCE || defined __STDC_WANT_IEC_60559_BFP_EXT__ \
 || defined __STDC_WANT_IEC_60559_EXT__ || (defined __STDC_VERSION__ && __STDC_VERSION__ > 201710L)
#ifndef CHAR_WIDTH
#define CHAR_WIDTH 8
#define SCHAR_WIDTH 8
#define UCHAR_WIDTH 8
#define SHRT_WIDTH 16
#define USHRT_WIDTH 16
#define INT_WIDTH 32
#define UINT_WIDTH 32
#if LONG_MAX == 0x7fffffffL
#define LONG_WIDTH 32
#define ULONG_WIDTH 32
#else
#define LONG_WIDTH 64
#define ULONG_WIDTH 64
#endif
#define LLONG_WIDTH 64
#define ULLONG_WIDTH 64
#endif
#endif
#if defined _GNU_SOURCE || (defined __STDC_VERSION__ && __STDC_VERSION__ > 201710L)
#ifndef BOOL_WIDTH
#define BOOL_WIDTH 1
#endif
#ifndef BOOL_MAX
#define BOOL_MAX 1
#endif
#endif

#endif
