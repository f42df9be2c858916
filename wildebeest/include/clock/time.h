/* libwildebeest: the fast functions behind <time.h>. */
#pragma GCC system_header
#include_next <time.h>

#ifndef LWB_CLOCK_TIME_H
#define LWB_CLOCK_TIME_H

#ifdef __cplusplus
extern "C" {
#endif

/* With seconds of 32 bits too, musl has two kinds of them, and names of its own. */
#if !defined(_REDIR_TIME64) || !_REDIR_TIME64
extern __typeof__(time) time __asm__("__wrap_time");
#endif

#ifdef __cplusplus
}
#endif

#endif
