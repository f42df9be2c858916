/* libwildebeest: what GNU adds to <search.h>. */
#pragma GCC system_header
#include_next <search.h>

#ifdef _GNU_SOURCE
#ifndef LWB_COMPARISON_FN_T
#define LWB_COMPARISON_FN_T
typedef int (*comparison_fn_t)(const void *, const void *);
#endif
#endif
