/* libwildebeest: what GNU adds to <ftw.h>. */
#pragma GCC system_header
#include_next <ftw.h>

#ifndef LWB_FTW_H
#define LWB_FTW_H

#ifdef __cplusplus
extern "C" {
#endif

extern __typeof__(nftw) nftw __asm__("__wrap_nftw");
extern __typeof__(ftw) ftw __asm__("__wrap_ftw");

typedef int (*__ftw_func_t)(const char *, const struct stat *, int);
typedef int (*__nftw_func_t)(const char *, const struct stat *, int, struct FTW *);

#ifdef __cplusplus
}
#endif

#ifdef _GNU_SOURCE

/* A flag of nftw: what the function returns tells how to go on. */
#ifndef FTW_ACTIONRETVAL
#define FTW_ACTIONRETVAL 16
#endif

#ifndef FTW_CONTINUE
#define FTW_CONTINUE 0
#define FTW_STOP 1
#define FTW_SKIP_SUBTREE 2
#define FTW_SKIP_SIBLINGS 3
#endif

/* musl from 1.2.4 on has these for _LARGEFILE64_SOURCE only. */
#ifndef nftw64
#define nftw64 nftw
#endif
#ifndef ftw64
#define ftw64 ftw
#endif

#endif /* _GNU_SOURCE */

#endif
