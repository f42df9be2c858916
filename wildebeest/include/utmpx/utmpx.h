/* libwildebeest: what GNU adds to <utmpx.h>. musl's functions use no file; these are where the files are by convention. */
#pragma GCC system_header
#include_next <utmpx.h>

#ifndef LWB_UTMPX_H
#define LWB_UTMPX_H

#ifdef _GNU_SOURCE

#ifndef _PATH_UTMPX
#define _PATH_UTMPX "/var/run/utmp"
#endif
#ifndef _PATH_WTMPX
#define _PATH_WTMPX "/var/log/wtmp"
#endif
#ifndef UTMPX_FILE
#define UTMPX_FILE _PATH_UTMPX
#define UTMPX_FILENAME _PATH_UTMPX
#define WTMPX_FILE _PATH_WTMPX
#define WTMPX_FILENAME _PATH_WTMPX
#endif

/* A ut_type that Linux never writes; programs name it where they list them all. */
#ifndef ACCOUNTING
#define ACCOUNTING 9
#endif

#endif

#endif
