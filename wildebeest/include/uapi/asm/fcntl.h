/* libwildebeest: the kernel's <asm/fcntl.h> that goes together with the libc's <fcntl.h>, whichever comes first. */
#pragma GCC system_header

#if defined _FCNTL_H && !defined _ASM_GENERIC_FCNTL_H
/* The libc's structures are there already: the kernel has a switch for the one, the other gets another name. */
#define HAVE_ARCH_STRUCT_FLOCK
#define HAVE_ARCH_STRUCT_FLOCK64
#ifdef F_OWNER_PGRP
#define f_owner_ex lwb_kernel_f_owner_ex
#endif
#include_next <asm/fcntl.h>
#undef f_owner_ex
#undef O_ACCMODE
#define O_ACCMODE 03
#else
#include_next <asm/fcntl.h>
#endif
