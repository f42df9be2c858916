/* libwildebeest: the fast getenv behind <stdlib.h>. */
#pragma GCC system_header
#include_next <stdlib.h>

#ifndef LWB_ENVIRONMENT_STDLIB_H
#define LWB_ENVIRONMENT_STDLIB_H

#ifdef __cplusplus
extern "C" {
#endif

extern __typeof__(getenv) getenv __asm__("__wrap_getenv");

#ifdef __cplusplus
}
#endif

#endif
