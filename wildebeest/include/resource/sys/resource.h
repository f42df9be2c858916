/* libwildebeest: what GNU adds to <sys/resource.h>. */
#pragma GCC system_header
#include_next <sys/resource.h>

#ifndef LWB_SYS_RESOURCE_H
#define LWB_SYS_RESOURCE_H

/* BSD's name. */
#ifndef RLIMIT_OFILE
#define RLIMIT_OFILE RLIMIT_NOFILE
#endif

/* Solaris' name. */
#if defined _GNU_SOURCE && !defined RUSAGE_LWP
#define RUSAGE_LWP RUSAGE_THREAD
#endif

#endif
