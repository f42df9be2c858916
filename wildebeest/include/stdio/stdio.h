/* libwildebeest: what GNU adds to <stdio.h>. */
#pragma GCC system_header
#include_next <stdio.h>

#ifndef LWB_STDIO_H
#define LWB_STDIO_H

#ifdef _GNU_SOURCE

#include <stdarg.h>

#ifdef __cplusplus
extern "C" {
#endif

struct obstack;
int obstack_printf(struct obstack *__restrict, const char *__restrict, ...)
	__attribute__((__format__(__printf__, 2, 3)));
int obstack_vprintf(struct obstack *__restrict, const char *__restrict, va_list)
	__attribute__((__format__(__printf__, 2, 0)));

#ifdef __cplusplus
}
#endif

#endif

#endif
