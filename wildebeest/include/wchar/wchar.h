/* libwildebeest: what GNU adds to <wchar.h>. */
#pragma GCC system_header
#include_next <wchar.h>

#ifndef LWB_WCHAR_H
#define LWB_WCHAR_H

#ifdef __cplusplus
extern "C" {
#endif

extern __typeof__(wcstol) wcstol __asm__("__wrap_wcstol");
extern __typeof__(wcstoul) wcstoul __asm__("__wrap_wcstoul");
extern __typeof__(wcstoll) wcstoll __asm__("__wrap_wcstoll");
extern __typeof__(wcstoull) wcstoull __asm__("__wrap_wcstoull");

#ifdef _GNU_SOURCE

wchar_t *wmempcpy(wchar_t *__restrict, const wchar_t *__restrict, size_t);
wchar_t *wcschrnul(const wchar_t *, wchar_t);

long wcstol_l(const wchar_t *__restrict, wchar_t **__restrict, int, locale_t);
unsigned long wcstoul_l(const wchar_t *__restrict, wchar_t **__restrict, int, locale_t);
__extension__ long long wcstoll_l(const wchar_t *__restrict, wchar_t **__restrict, int, locale_t);
__extension__ unsigned long long wcstoull_l(const wchar_t *__restrict, wchar_t **__restrict, int, locale_t);
__extension__ long long wcstoq(const wchar_t *__restrict, wchar_t **__restrict, int);
__extension__ unsigned long long wcstouq(const wchar_t *__restrict, wchar_t **__restrict, int);

float wcstof_l(const wchar_t *__restrict, wchar_t **__restrict, locale_t);
double wcstod_l(const wchar_t *__restrict, wchar_t **__restrict, locale_t);
/* Digits are the same in all of musl's locales, and every calling convention lets a function ignore its last
   argument. (Rust, in which the others are written, has no long double.) */
long double wcstold_l(const wchar_t *__restrict, wchar_t **__restrict, locale_t) __asm__("wcstold");

#endif /* _GNU_SOURCE */

#ifdef __cplusplus
}
#endif

#endif
