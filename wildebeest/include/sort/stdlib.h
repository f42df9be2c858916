/* libwildebeest: the fast sort behind <stdlib.h>. */
#pragma GCC system_header
#include_next <stdlib.h>

#ifndef LWB_SORT_STDLIB_H
#define LWB_SORT_STDLIB_H

#ifdef __cplusplus
extern "C" {
#endif

extern __typeof__(qsort) qsort __asm__("__wrap_qsort");
#ifdef _GNU_SOURCE
extern __typeof__(qsort_r) qsort_r __asm__("__wrap_qsort_r");
#endif

#ifdef __cplusplus
}
#endif

#endif
