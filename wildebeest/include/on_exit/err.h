/* libwildebeest: <err.h> whose functions tell those of on_exit the status. */
#pragma GCC system_header
#include_next <err.h>

#ifndef LWB_ON_EXIT_ERR_H
#define LWB_ON_EXIT_ERR_H

#ifdef __cplusplus
extern "C" {
#endif

extern __typeof__(err) err __asm__("__wrap_err");
extern __typeof__(errx) errx __asm__("__wrap_errx");
extern __typeof__(verr) verr __asm__("__wrap_verr");
extern __typeof__(verrx) verrx __asm__("__wrap_verrx");

#ifdef __cplusplus
}
#endif

#endif
