/* libwildebeest: what GNU adds to <fnmatch.h>. */
#pragma GCC system_header
#include_next <fnmatch.h>

#ifndef LWB_FNMATCH_H
#define LWB_FNMATCH_H

#ifdef __cplusplus
extern "C" {
#endif

extern __typeof__(fnmatch) fnmatch __asm__("__wrap_fnmatch");

#ifdef _GNU_SOURCE
#define FNM_EXTMATCH 0x20
#endif

#ifdef __cplusplus
}
#endif

#endif
