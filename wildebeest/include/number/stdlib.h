/* libwildebeest: the fast conversions of numbers behind <stdlib.h>. */
#pragma GCC system_header
#include_next <stdlib.h>

#ifndef LWB_NUMBER_STDLIB_H
#define LWB_NUMBER_STDLIB_H

#ifdef __cplusplus
extern "C" {
#endif

extern __typeof__(atof) atof __asm__("__wrap_atof");
extern __typeof__(strtof) strtof __asm__("__wrap_strtof");
extern __typeof__(strtod) strtod __asm__("__wrap_strtod");
extern __typeof__(strtold) strtold __asm__("__wrap_strtold");
#ifdef _GNU_SOURCE
extern __typeof__(strtof_l) strtof_l __asm__("__wrap_strtof_l");
extern __typeof__(strtod_l) strtod_l __asm__("__wrap_strtod_l");
extern __typeof__(strtold_l) strtold_l __asm__("__wrap_strtold_l");
#endif

#ifdef __cplusplus
}
#endif

#endif
