/* libwildebeest: <time.h> with dates read as glibc reads them. */
#pragma GCC system_header
#include_next <time.h>

#ifndef LWB_TIME_H
#define LWB_TIME_H

#if defined(_XOPEN_SOURCE) || defined(_BSD_SOURCE) || defined(_GNU_SOURCE)
#ifdef __cplusplus
extern "C" {
#endif

extern __typeof__(strptime) strptime __asm__("__wrap_strptime");

#ifdef __cplusplus
}
#endif
#endif

#endif
