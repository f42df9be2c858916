/*
 * libwildebeest: <features.h>, which every libc header includes, settles the feature-test macros as GNU's does.
 * It does not define __GLIBC__.
 */
#pragma GCC system_header

/* GNU's default, and what _GNU_SOURCE stands for: programs test these after they have included any header. */
#if defined _GNU_SOURCE || defined _ALL_SOURCE
#undef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE 1
#undef _ISOC95_SOURCE
#define _ISOC95_SOURCE 1
#undef _ISOC99_SOURCE
#define _ISOC99_SOURCE 1
#undef _ISOC11_SOURCE
#define _ISOC11_SOURCE 1
#undef _POSIX_SOURCE
#define _POSIX_SOURCE 1
#undef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#undef _XOPEN_SOURCE
#define _XOPEN_SOURCE 700
#undef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
/* musl 1.2.4 and later hide off64_t, stat64() and their kin without it. */
#undef _LARGEFILE64_SOURCE
#define _LARGEFILE64_SOURCE 1
#undef _ATFILE_SOURCE
#define _ATFILE_SOURCE 1
#endif

#include_next <features.h>

#if defined _BSD_SOURCE && !defined _GNU_SOURCE
#undef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE 1
#if !defined _POSIX_SOURCE && !defined _POSIX_C_SOURCE
#define _POSIX_SOURCE 1
#define _POSIX_C_SOURCE 200809L
#endif
#ifndef _ATFILE_SOURCE
#define _ATFILE_SOURCE 1
#endif
#endif

/* False, whatever the version: `#if defined __GLIBC__ && __GLIBC_PREREQ(2, 3)` is an error where it is not defined at all. */
#ifndef __GLIBC_PREREQ
#define __GLIBC_PREREQ(major, minor) 0
#endif

#include <sys/cdefs.h>
