/* libwildebeest: <locale.h> where locales that are not there cannot be had. */
#pragma GCC system_header
#include_next <locale.h>

#ifndef LWB_LOCALE_H
#define LWB_LOCALE_H

#ifdef __cplusplus
extern "C" {
#endif

extern __typeof__(setlocale) setlocale __asm__("lwb_locale_setlocale");

#ifdef LC_CTYPE_MASK
extern __typeof__(newlocale) newlocale __asm__("lwb_locale_newlocale");
#endif

#ifdef __cplusplus
}
#endif

#endif
