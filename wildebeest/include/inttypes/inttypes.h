/* libwildebeest: <inttypes.h> with numbers converted as glibc does. */
#pragma GCC system_header
#include_next <inttypes.h>

#ifndef LWB_INTTYPES_H
#define LWB_INTTYPES_H

#ifdef __cplusplus
extern "C" {
#endif

extern __typeof__(strtoimax) strtoimax __asm__("__wrap_strtoimax");
extern __typeof__(strtoumax) strtoumax __asm__("__wrap_strtoumax");
extern __typeof__(wcstoimax) wcstoimax __asm__("__wrap_wcstoimax");
extern __typeof__(wcstoumax) wcstoumax __asm__("__wrap_wcstoumax");

#ifdef __cplusplus
}
#endif

#endif
