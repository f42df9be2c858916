/* libwildebeest: <stdlib.h> with on_exit. */
#pragma GCC system_header
#include_next <stdlib.h>

#ifndef LWB_ON_EXIT_STDLIB_H
#define LWB_ON_EXIT_STDLIB_H

#ifdef __cplusplus
extern "C" {
#endif

extern __typeof__(exit) exit __asm__("__wrap_exit");

#if defined _GNU_SOURCE || defined _BSD_SOURCE
int on_exit(void (*)(int, void *), void *) __attribute__((__nonnull__(1)));
#endif

#ifdef __cplusplus
}
#endif

#endif
