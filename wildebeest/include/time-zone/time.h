/* libwildebeest: <time.h> with zones named as glibc does. */
#pragma GCC system_header
#include_next <time.h>

#ifndef LWB_TIME_ZONE_H
#define LWB_TIME_ZONE_H

#ifdef __cplusplus
extern "C" {
#endif

/* With seconds of 32 bits too, musl has two kinds of them, and names of its own. */
#if !defined(_REDIR_TIME64) || !_REDIR_TIME64
extern __typeof__(gmtime) gmtime __asm__("lwb_time_gmtime");
/* libwildebeest-clock's do as much. */
#ifndef LWB_CLOCK_TIME_H
extern __typeof__(localtime) localtime __asm__("lwb_time_localtime");
extern __typeof__(mktime) mktime __asm__("lwb_time_mktime");
extern __typeof__(strftime) strftime __asm__("lwb_time_strftime");
#endif

#if defined(_POSIX_SOURCE) || defined(_POSIX_C_SOURCE) || defined(_XOPEN_SOURCE) \
	|| defined(_GNU_SOURCE) || defined(_BSD_SOURCE)
extern __typeof__(gmtime_r) gmtime_r __asm__("lwb_time_gmtime_r");
#endif

#if defined(_GNU_SOURCE) || defined(_BSD_SOURCE)
extern __typeof__(timegm) timegm __asm__("lwb_time_timegm");
#endif
#endif

#if !defined(LWB_CLOCK_TIME_H) && (defined(_POSIX_SOURCE) || defined(_POSIX_C_SOURCE) \
	|| defined(_XOPEN_SOURCE) || defined(_GNU_SOURCE) || defined(_BSD_SOURCE))
extern __typeof__(tzset) tzset __asm__("lwb_time_tzset");
#endif

#ifdef __cplusplus
}
#endif

#endif
