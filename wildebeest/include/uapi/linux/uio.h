/* libwildebeest: the kernel's <linux/uio.h> that goes together with the libc's headers, whichever come first. */
#pragma GCC system_header

#if defined __DEFINED_struct_iovec && !defined __LINUX_UIO_H
/* The libc's structure is there already, and it is the same: the kernel's gets another name. */
#define iovec lwb_kernel_iovec
#include_next <linux/uio.h>
#undef iovec
#else
#include_next <linux/uio.h>
/* musl must not define it again. */
#define __DEFINED_struct_iovec
#endif
