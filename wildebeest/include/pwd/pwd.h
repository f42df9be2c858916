/* libwildebeest: what GNU adds to <pwd.h>. */
#pragma GCC system_header
#include_next <pwd.h>

#ifndef LWB_PWD_H
#define LWB_PWD_H

#if defined(_XOPEN_SOURCE) || defined(_GNU_SOURCE) || defined(_BSD_SOURCE)
#ifdef __cplusplus
extern "C" {
#endif

extern __typeof__(endpwent) endpwent __asm__("__wrap_endpwent");
extern __typeof__(getpwent) getpwent __asm__("__wrap_getpwent");
extern __typeof__(setpwent) setpwent __asm__("__wrap_setpwent");

#ifdef __cplusplus
}
#endif
#endif

#if defined(_GNU_SOURCE) || defined(_BSD_SOURCE)

#define __NEED_FILE
#include <bits/alltypes.h>

#ifndef NSS_BUFLEN_PASSWD
#define NSS_BUFLEN_PASSWD 1024
#endif

#ifdef __cplusplus
extern "C" {
#endif

struct passwd *fgetpwent(FILE *);
int fgetpwent_r(FILE *, struct passwd *, char *, size_t, struct passwd **);
int getpwent_r(struct passwd *, char *, size_t, struct passwd **);
int putpwent(const struct passwd *, FILE *);
#ifdef _GNU_SOURCE
int getpw(uid_t, char *);
#endif
extern __typeof__(fgetpwent) fgetpwent __asm__("__wrap_fgetpwent");
extern __typeof__(putpwent) putpwent __asm__("__wrap_putpwent");

#ifdef __cplusplus
}
#endif

#endif /* _GNU_SOURCE || _BSD_SOURCE */

#endif
