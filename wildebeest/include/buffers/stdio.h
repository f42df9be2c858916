/* libwildebeest: <stdio.h> whose streams have larger buffers than libc's own. */
#pragma GCC system_header
#include_next <stdio.h>

#ifndef LWB_BUFFERS_STDIO_H
#define LWB_BUFFERS_STDIO_H

#ifdef __cplusplus
extern "C" {
#endif

extern __typeof__(fopen) fopen __asm__("lwb_buffers_fopen");
extern __typeof__(freopen) freopen __asm__("lwb_buffers_freopen");
extern __typeof__(fclose) fclose __asm__("lwb_buffers_fclose");
extern __typeof__(tmpfile) tmpfile __asm__("lwb_buffers_tmpfile");

#if defined(_POSIX_SOURCE) || defined(_POSIX_C_SOURCE) || defined(_XOPEN_SOURCE) \
	|| defined(_GNU_SOURCE) || defined(_BSD_SOURCE)
extern __typeof__(fdopen) fdopen __asm__("lwb_buffers_fdopen");
extern __typeof__(popen) popen __asm__("lwb_buffers_popen");
extern __typeof__(pclose) pclose __asm__("lwb_buffers_pclose");
#endif

#ifdef __cplusplus
}
#endif

#endif
