/* libwildebeest: what GNU adds to <sys/socket.h>. */
#pragma GCC system_header
#include_next <sys/socket.h>

#ifndef LWB_SYS_SOCKET_H
#define LWB_SYS_SOCKET_H

/* GNU's brings this along; the kernel's <linux/errqueue.h> needs its struct timespec. */
#include <sys/types.h>

#ifndef AF_MCTP
#define PF_MCTP 45
#define AF_MCTP PF_MCTP
#undef PF_MAX
#undef AF_MAX
#define PF_MAX 46
#define AF_MAX PF_MAX
#endif
#ifndef SOL_MPTCP
#define SOL_MPTCP 284
#endif
#ifndef SOL_MCTP
#define SOL_MCTP 285
#endif
#ifndef SOL_SMC
#define SOL_SMC 286
#endif

#if defined _GNU_SOURCE && !defined MSG_TRYHARD
#define MSG_TRYHARD MSG_DONTROUTE
#endif

#if defined _GNU_SOURCE || defined _BSD_SOURCE
/* The address of 4.3BSD. */
struct osockaddr {
	unsigned short sa_family;
	unsigned char sa_data[14];
};
#endif

/* The kernel's own list of SO_* options, and SIOCATMARK and its kin. Where SO_PASSCRED is there it leaves options out. */
#if defined __has_include && __has_include(<asm/socket.h>)
#ifndef __ASM_GENERIC_SOCKET_H
#undef SO_PASSCRED
#endif
#include <asm/socket.h>
#endif

#endif
