/* libwildebeest: <stdio.h> whose printf and kin are fast. */
#pragma GCC system_header
#include_next <stdio.h>

#ifndef LWB_FORMATTER_STDIO_H
#define LWB_FORMATTER_STDIO_H

#ifdef __cplusplus
extern "C" {
#endif

extern __typeof__(printf) printf __asm__("lwb_formatter_printf");
extern __typeof__(vprintf) vprintf __asm__("lwb_formatter_vprintf");
extern __typeof__(sprintf) sprintf __asm__("lwb_formatter_sprintf");
extern __typeof__(vsprintf) vsprintf __asm__("lwb_formatter_vsprintf");
extern __typeof__(snprintf) snprintf __asm__("lwb_formatter_snprintf");
extern __typeof__(vsnprintf) vsnprintf __asm__("lwb_formatter_vsnprintf");

/* The component streams has an fprintf of its own, which comes first. */
#ifdef __has_include
#if __has_include(<lwb_streams.h>)
#define LWB_STREAMS_HAS_FPRINTF
#endif
#endif
#ifndef LWB_STREAMS_HAS_FPRINTF
extern __typeof__(fprintf) fprintf __asm__("lwb_formatter_fprintf");
extern __typeof__(vfprintf) vfprintf __asm__("lwb_formatter_vfprintf");
#endif

#if defined(_GNU_SOURCE) || defined(_BSD_SOURCE)
extern __typeof__(asprintf) asprintf __asm__("lwb_formatter_asprintf");
extern __typeof__(vasprintf) vasprintf __asm__("lwb_formatter_vasprintf");
#endif

#ifdef __cplusplus
}
#endif

#endif
