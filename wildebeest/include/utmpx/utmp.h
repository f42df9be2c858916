/* libwildebeest: what GNU adds to <utmp.h>. */
#pragma GCC system_header
#include_next <utmp.h>

#ifndef LWB_UTMP_H
#define LWB_UTMP_H

#if defined _GNU_SOURCE || defined _BSD_SOURCE

/* The old names of a type of entry and of the time's seconds. */
#ifndef UT_UNKNOWN
#define UT_UNKNOWN EMPTY
#endif
#ifndef ut_xtime
#define ut_xtime ut_tv.tv_sec
#endif

#endif

#endif
