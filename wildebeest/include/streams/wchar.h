/* libwildebeest: <wchar.h> with functions that say why they could not write. */
#pragma GCC system_header
#include_next <wchar.h>

#ifndef LWB_STREAMS_WCHAR_H
#define LWB_STREAMS_WCHAR_H

#ifdef __cplusplus
extern "C" {
#endif

extern __typeof__(fputwc) fputwc __asm__("lwb_streams_fputwc");
extern __typeof__(putwc) putwc __asm__("lwb_streams_fputwc");
extern __typeof__(fputws) fputws __asm__("lwb_streams_fputws");
extern __typeof__(fwprintf) fwprintf __asm__("lwb_streams_fwprintf");
extern __typeof__(vfwprintf) vfwprintf __asm__("lwb_streams_vfwprintf");

#ifdef _GNU_SOURCE
extern __typeof__(fputwc_unlocked) fputwc_unlocked __asm__("lwb_streams_fputwc_unlocked");
extern __typeof__(putwc_unlocked) putwc_unlocked __asm__("lwb_streams_fputwc_unlocked");
extern __typeof__(fputws_unlocked) fputws_unlocked __asm__("lwb_streams_fputws");
#endif

#ifdef __cplusplus
}
#endif

#endif
