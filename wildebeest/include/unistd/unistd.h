/* libwildebeest: what GNU adds to <unistd.h>. */
#pragma GCC system_header
#include_next <unistd.h>

#ifndef LWB_UNISTD_H
#define LWB_UNISTD_H

#ifdef __cplusplus
extern "C" {
#endif

extern __typeof__(faccessat) faccessat __asm__("__wrap_faccessat");

#if defined(_GNU_SOURCE) || defined(_BSD_SOURCE)
void closefrom(int);
#endif

#ifdef _GNU_SOURCE

/* In the words of <linux/close_range.h>, which may be included too. */
#ifndef CLOSE_RANGE_UNSHARE
#define CLOSE_RANGE_UNSHARE	(1U << 1)
#endif
#ifndef CLOSE_RANGE_CLOEXEC
#define CLOSE_RANGE_CLOEXEC	(1U << 2)
#endif

int close_range(unsigned int, unsigned int, int);
int group_member(gid_t);
int execveat(int, const char *, char *const [], char *const [], int);

/* Evaluates `expression` again for as long as a signal interrupts it. */
#ifndef TEMP_FAILURE_RETRY
#define TEMP_FAILURE_RETRY(expression) \
	(__extension__({ \
		long __lwb_result; \
		do \
			__lwb_result = (long)(expression); \
		while (__lwb_result == -1L && errno == EINTR); \
		__lwb_result; \
	}))
#endif

#endif /* _GNU_SOURCE */

#ifdef __cplusplus
}
#endif

#endif
