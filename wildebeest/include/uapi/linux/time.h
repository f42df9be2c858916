/* libwildebeest: the kernel's <linux/time.h> that goes together with the libc's headers, whichever come first. */
#pragma GCC system_header

/* With the kernel's <asm/signal.h>, of which x86's includes this header, no header of the libc goes that has a sigset_t. */
#if defined _ASM_X86_SIGNAL_H || defined __ASM_GENERIC_SIGNAL_H
#include_next <linux/time.h>
#else

#include <sys/time.h>
#include <time.h>

#ifndef _LINUX_TIME_H

/* The libc's structures: the kernel has a switch for one of its own, the others get other names. */
#define _STRUCT_TIMESPEC
#define timeval lwb_kernel_timeval
#define itimerval lwb_kernel_itimerval
/* Two that the libc's headers define only when they are asked for more than C; these macros come with them. */
#ifdef timerisset
#define timezone lwb_kernel_timezone
#endif
#ifdef CLOCK_REALTIME
#define itimerspec lwb_kernel_itimerspec
#endif
#include_next <linux/time.h>
#undef timeval
#undef itimerval
#undef timezone
#undef itimerspec

#else
#include_next <linux/time.h>
#endif
#endif
