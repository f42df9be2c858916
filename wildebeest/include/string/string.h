/* libwildebeest: what GNU adds to <string.h>.
 *
 * musl's strerror_r and basename are those of POSIX. GNU's go by the same names here, so musl's declarations
 * get out of the way while its header is read.
 */
#pragma GCC system_header
#ifdef LWB_STRING_H
#include_next <string.h>
#else
#define LWB_STRING_H

#ifndef _GNU_SOURCE
#include_next <string.h>
#else

#pragma push_macro("strerror_r")
#pragma push_macro("basename")
#undef strerror_r
#undef basename
#define strerror_r __xpg_strerror_r
#define basename __lwb_musl_basename
#include_next <string.h>
#undef strerror_r
#undef basename
#pragma pop_macro("strerror_r")
#pragma pop_macro("basename")

#ifdef __cplusplus
extern "C" {
#endif

char *strerror_r(int, char *, size_t) __asm__("lwb_strerror_r");

void *memfrob(void *, size_t);
char *strfry(char *);
const char *strerrorname_np(int);
const char *strerrordesc_np(int);
const char *sigabbrev_np(int);
const char *sigdescr_np(int);

#ifndef __cplusplus
void *rawmemchr(const void *, int);
#endif

/* <libgen.h> makes it a macro, for POSIX's function. */
#if !defined(basename) && !defined(__cplusplus)
char *basename(const char *) __asm__("lwb_basename");
#endif

#ifdef __cplusplus
}
extern "C++" {
void *rawmemchr(void *, int) __asm__("rawmemchr");
const void *rawmemchr(const void *, int) __asm__("rawmemchr");
#ifndef basename
char *basename(char *) __asm__("lwb_basename");
const char *basename(const char *) __asm__("lwb_basename");
#endif
}
#endif

/* musl's strdupa evaluates its argument twice and needs <alloca.h>. */
#undef strdupa
#define strdupa(string) \
	(__extension__({ \
		const char *__lwb_from = (string); \
		size_t __lwb_size = strlen(__lwb_from) + 1; \
		(char *)memcpy(__builtin_alloca(__lwb_size), __lwb_from, __lwb_size); \
	}))
#undef strndupa
#define strndupa(string, limit) \
	(__extension__({ \
		const char *__lwb_from = (string); \
		size_t __lwb_length = strnlen(__lwb_from, (limit)); \
		char *__lwb_to = (char *)__builtin_alloca(__lwb_length + 1); \
		__lwb_to[__lwb_length] = '\0'; \
		(char *)memcpy(__lwb_to, __lwb_from, __lwb_length); \
	}))

#endif /* _GNU_SOURCE */

#endif
