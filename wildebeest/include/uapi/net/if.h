/* libwildebeest: <net/if.h> that goes together with the kernel's <linux/if.h>, whichever comes first. */
#pragma GCC system_header

#if (defined _LINUX_IF_H || defined _UAPI_LINUX_IF_H) && !defined _NET_IF_H \
 && defined __UAPI_DEF_IF_IFREQ && __UAPI_DEF_IF_IFREQ
/* The kernel's structures are there already, and they are the same: the libc's get other names. */
#define ifmap lwb_libc_ifmap
#define ifreq lwb_libc_ifreq
#define ifconf lwb_libc_ifconf
#include_next <net/if.h>
#undef ifmap
#undef ifreq
#undef ifconf
#else
#include_next <net/if.h>
/* A combination of flags that is the kernel's own business; glibc does not have it. */
#if !defined _LINUX_IF_H && !defined _UAPI_LINUX_IF_H
#undef IFF_VOLATILE
#endif
#endif
