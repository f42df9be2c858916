/* libwildebeest: what GNU adds to <sys/param.h>. */
#pragma GCC system_header
#include_next <sys/param.h>

#ifndef LWB_SYS_PARAM_H
#define LWB_SYS_PARAM_H

/* GNU's brings these along; programs rely on it. */
#include <stddef.h>
#include <sys/types.h>
#include <signal.h>

/* HZ and EXEC_PAGESIZE. */
#if defined __has_include && __has_include(<linux/param.h>)
#include <linux/param.h>
#endif

#ifndef NODEV
#define NODEV ((dev_t)-1)
#endif

#endif
