/* libwildebeest: what GNU adds to <stdlib.h>. */
#pragma GCC system_header
#include_next <stdlib.h>

#ifndef LWB_STDLIB_H
#define LWB_STDLIB_H

#if defined(_GNU_SOURCE) || defined(_BSD_SOURCE)
#include <sys/types.h>
#endif

#ifdef _GNU_SOURCE
#define __NEED_locale_t
#include <bits/alltypes.h>
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef int (*__compar_fn_t)(const void *, const void *);

extern __typeof__(strtol) strtol __asm__("__wrap_strtol");
extern __typeof__(strtoul) strtoul __asm__("__wrap_strtoul");
extern __typeof__(strtoll) strtoll __asm__("__wrap_strtoll");
extern __typeof__(strtoull) strtoull __asm__("__wrap_strtoull");

#if defined(_GNU_SOURCE) || defined(_BSD_SOURCE)
__extension__ long long strtoq(const char *__restrict, char **__restrict, int);
__extension__ unsigned long long strtouq(const char *__restrict, char **__restrict, int);
#endif

#ifdef _GNU_SOURCE

#ifndef LWB_COMPARISON_FN_T
#define LWB_COMPARISON_FN_T
typedef __compar_fn_t comparison_fn_t;
#endif
typedef int (*__compar_d_fn_t)(const void *, const void *, void *);

long strtol_l(const char *__restrict, char **__restrict, int, locale_t);
unsigned long strtoul_l(const char *__restrict, char **__restrict, int, locale_t);
__extension__ long long strtoll_l(const char *__restrict, char **__restrict, int, locale_t);
__extension__ unsigned long long strtoull_l(const char *__restrict, char **__restrict, int, locale_t);

char *canonicalize_file_name(const char *);

#endif /* _GNU_SOURCE */

#ifdef __cplusplus
}
#endif

#endif
