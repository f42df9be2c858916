/* libwildebeest: <sys/prctl.h> with all of the kernel's <linux/prctl.h>, whose structure musl's would define again. */
#pragma GCC system_header

#if defined __has_include && __has_include(<linux/prctl.h>)
#include <linux/prctl.h>
#define prctl_mm_map lwb_libc_prctl_mm_map
#include_next <sys/prctl.h>
#undef prctl_mm_map
#else
#include_next <sys/prctl.h>
#endif
