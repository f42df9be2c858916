/* libwildebeest: what GNU adds to <dirent.h>: getdents64, and the limits of file names, which many programs find only here. */
#pragma GCC system_header
#include_next <dirent.h>

#ifndef LWB_DIRENT_H
#define LWB_DIRENT_H

#if defined _GNU_SOURCE || defined _BSD_SOURCE
#include <limits.h>
#endif

#ifdef _GNU_SOURCE
#include <sys/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/* musl's is a macro for getdents, which takes another pointer and returns an int. */
#undef getdents64
ssize_t getdents64(int, void *, size_t) __asm__("__wrap_getdents64");

#ifdef __cplusplus
}
#endif

#endif /* _GNU_SOURCE */

#endif
