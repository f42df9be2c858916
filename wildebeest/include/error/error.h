/* libwildebeest: GNU's <error.h>, messages on stderr. */
#pragma GCC system_header

#ifndef LWB_ERROR_H
#define LWB_ERROR_H

#include <features.h>

#ifdef __cplusplus
extern "C" {
#endif

extern unsigned int error_message_count;
extern int error_one_per_line;
extern void (*error_print_progname)(void);

void error(int, int, const char *, ...) __attribute__((__format__(__printf__, 3, 4)));
void error_at_line(int, int, const char *, unsigned int, const char *, ...)
	__attribute__((__format__(__printf__, 5, 6)));

/* Where the status is known, so is whether error() returns; gcc then warns as it does on GNU. error_at_line() may
 * always return: it writes one message for a line. */
#if defined __OPTIMIZE__ && !defined __clang__
void __lwb_error_returns(int, int, const char *, ...) __asm__("error") __attribute__((__format__(__printf__, 3, 4)));
void __lwb_error_ends(int, int, const char *, ...) __asm__("error")
	__attribute__((__format__(__printf__, 3, 4), __noreturn__));
extern __inline __attribute__((__gnu_inline__, __always_inline__, __artificial__)) void
error(int __status, int __number, const char *__format, ...)
{
	if (__builtin_constant_p(__status) && __status != 0)
		__lwb_error_ends(__status, __number, __format, __builtin_va_arg_pack());
	else
		__lwb_error_returns(__status, __number, __format, __builtin_va_arg_pack());
}
#endif

#ifdef __cplusplus
}
#endif

#endif
