/* libwildebeest: what GNU adds to <grp.h>. */
#pragma GCC system_header
#include_next <grp.h>

#ifndef LWB_GRP_H
#define LWB_GRP_H

#if defined(_XOPEN_SOURCE) || defined(_GNU_SOURCE) || defined(_BSD_SOURCE)
#ifdef __cplusplus
extern "C" {
#endif

extern __typeof__(endgrent) endgrent __asm__("__wrap_endgrent");
extern __typeof__(getgrent) getgrent __asm__("__wrap_getgrent");
extern __typeof__(setgrent) setgrent __asm__("__wrap_setgrent");

#ifdef __cplusplus
}
#endif
#endif

#if defined(_GNU_SOURCE) || defined(_BSD_SOURCE)

#define __NEED_FILE
#include <bits/alltypes.h>

#ifndef NSS_BUFLEN_GROUP
#define NSS_BUFLEN_GROUP 1024
#endif

#ifdef __cplusplus
extern "C" {
#endif

struct group *fgetgrent(FILE *);
int fgetgrent_r(FILE *, struct group *, char *, size_t, struct group **);
extern __typeof__(fgetgrent) fgetgrent __asm__("__wrap_fgetgrent");

#ifdef _GNU_SOURCE
int getgrent_r(struct group *, char *, size_t, struct group **);
extern __typeof__(putgrent) putgrent __asm__("__wrap_putgrent");
#endif

#ifdef __cplusplus
}
#endif

#endif /* _GNU_SOURCE || _BSD_SOURCE */

#endif
