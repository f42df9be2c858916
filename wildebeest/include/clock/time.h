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
extern __typeof__(ctime) ctime __asm__("__wrap_ctime");
#if defined(_POSIX_SOURCE) || defined(_POSIX_C_SOURCE) || defined(_XOPEN_SOURCE) \
	|| defined(_GNU_SOURCE) || defined(_BSD_SOURCE)
extern __typeof__(localtime_r) localtime_r __asm__("__wrap_localtime_r");
extern __typeof__(ctime_r) ctime_r __asm__("__wrap_ctime_r");
#endif

/* libwildebeest-time-zone has others, which call these. */
#ifndef LWB_TIME_ZONE_H
extern __typeof__(localtime) localtime __asm__("__wrap_localtime");
extern __typeof__(mktime) mktime __asm__("__wrap_mktime");
extern __typeof__(strftime) strftime __asm__("__wrap_strftime");
#endif
#endif

#if !defined(LWB_TIME_ZONE_H) && (defined(_POSIX_SOURCE) || defined(_POSIX_C_SOURCE) \
	|| defined(_XOPEN_SOURCE) || defined(_GNU_SOURCE) || defined(_BSD_SOURCE))
extern __typeof__(tzset) tzset __asm__("__wrap_tzset");
#endif

#ifdef __cplusplus
}
#endif

#endif
