/* libwildebeest: <sys/sysinfo.h> with the kernel's struct sysinfo, which musl's would define again. */
#pragma GCC system_header

/* musl converts between the two on x32 only. */
#if defined __has_include && __has_include(<linux/sysinfo.h>) && !(defined __x86_64__ && defined __ILP32__)

#include <linux/sysinfo.h>
#define sysinfo lwb_libc_sysinfo
#include_next <sys/sysinfo.h>
#undef sysinfo

#ifndef LWB_SYS_SYSINFO_H
#define LWB_SYS_SYSINFO_H
#ifdef __cplusplus
extern "C" {
#endif

int sysinfo(struct sysinfo *);

#ifdef __cplusplus
}
#endif
#endif

#else
#include_next <sys/sysinfo.h>
#endif
