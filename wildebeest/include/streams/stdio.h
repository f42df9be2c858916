/* libwildebeest: <stdio.h> with functions that say why they could not write. */
#pragma GCC system_header
#include_next <stdio.h>

#ifndef LWB_STREAMS_STDIO_H
#define LWB_STREAMS_STDIO_H

#ifdef __cplusplus
extern "C" {
#endif

extern __typeof__(fputc) fputc __asm__("lwb_streams_fputc");
extern __typeof__(putc) putc __asm__("lwb_streams_fputc");
extern __typeof__(fputs) fputs __asm__("lwb_streams_fputs");
extern __typeof__(fwrite) fwrite __asm__("lwb_streams_fwrite");
extern __typeof__(fprintf) fprintf __asm__("lwb_streams_fprintf");
extern __typeof__(vfprintf) vfprintf __asm__("lwb_streams_vfprintf");

#if defined(_POSIX_SOURCE) || defined(_POSIX_C_SOURCE) || defined(_XOPEN_SOURCE) \
	|| defined(_GNU_SOURCE) || defined(_BSD_SOURCE)
extern __typeof__(putc_unlocked) putc_unlocked __asm__("lwb_streams_putc_unlocked");
#endif

#if defined(_GNU_SOURCE) || defined(_BSD_SOURCE)
extern __typeof__(fputc_unlocked) fputc_unlocked __asm__("lwb_streams_putc_unlocked");
extern __typeof__(fwrite_unlocked) fwrite_unlocked __asm__("lwb_streams_fwrite");
extern __typeof__(putw) putw __asm__("lwb_streams_putw");
#endif

#ifdef _GNU_SOURCE
extern __typeof__(fputs_unlocked) fputs_unlocked __asm__("lwb_streams_fputs");
#endif

#ifdef __cplusplus
}
#endif

#endif
