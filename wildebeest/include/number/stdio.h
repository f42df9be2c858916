/* libwildebeest: the fast conversions of numbers behind <stdio.h>. */
#pragma GCC system_header
#include_next <stdio.h>

#ifndef LWB_NUMBER_STDIO_H
#define LWB_NUMBER_STDIO_H

#ifdef __cplusplus
extern "C" {
#endif

extern __typeof__(sscanf) sscanf __asm__("__wrap_sscanf");
extern __typeof__(vsscanf) vsscanf __asm__("__wrap_vsscanf");
extern __typeof__(scanf) scanf __asm__("__wrap_scanf");
extern __typeof__(vscanf) vscanf __asm__("__wrap_vscanf");
extern __typeof__(fscanf) fscanf __asm__("__wrap_fscanf");
extern __typeof__(vfscanf) vfscanf __asm__("__wrap_vfscanf");

#ifdef __cplusplus
}
#endif

#endif
