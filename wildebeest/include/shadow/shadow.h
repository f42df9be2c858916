/* libwildebeest: what GNU adds to <shadow.h>. */
#pragma GCC system_header
#include <features.h>
#include <paths.h>
#include_next <shadow.h>

#ifndef LWB_SHADOW_H
#define LWB_SHADOW_H

#ifdef __cplusplus
extern "C" {
#endif

struct spwd *sgetspent(const char *);
extern __typeof__(endspent) endspent __asm__("__wrap_endspent");
extern __typeof__(fgetspent) fgetspent __asm__("__wrap_fgetspent");
extern __typeof__(getspent) getspent __asm__("__wrap_getspent");
extern __typeof__(putspent) putspent __asm__("__wrap_putspent");
extern __typeof__(setspent) setspent __asm__("__wrap_setspent");

#if defined(_GNU_SOURCE) || defined(_BSD_SOURCE)
int fgetspent_r(FILE *, struct spwd *, char *, size_t, struct spwd **);
int getspent_r(struct spwd *, char *, size_t, struct spwd **);
int sgetspent_r(const char *, struct spwd *, char *, size_t, struct spwd **);
#endif

#ifdef __cplusplus
}
#endif

#endif
