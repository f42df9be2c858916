/*
 * libwildebeest: for trees that carry copies of the kernel's headers and search those before every -I directory.
 * The libc's headers must come before such copies, which then leave out what the libc has defined.
 * _GNU_SOURCE is set as the configuration headers of such trees set it, because this header may come before them.
 */
#if !defined LWB_KERNEL_FIRST && !defined __ASSEMBLER__
#define LWB_KERNEL_FIRST
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
#include <netinet/in.h>
#include <net/if.h>
#endif
