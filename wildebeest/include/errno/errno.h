/* libwildebeest: what GNU adds to <errno.h>. */
#pragma GCC system_header
#include_next <errno.h>

#ifndef LWB_ERRNO_H
#define LWB_ERRNO_H

#if defined(_GNU_SOURCE) && !defined(__error_t_defined)
#define __error_t_defined 1
typedef int error_t;
#endif

#endif
