/* libwildebeest: the kernel's <linux/if_arp.h> that goes together with <net/if_arp.h>, whichever comes first. */
#pragma GCC system_header

#if defined _NET_IF_ARP_H && !defined _LINUX_IF_ARP_H
/* The libc's structures are there already, and they are the same: the kernel's get other names. */
#define arphdr lwb_kernel_arphdr
#define arpreq lwb_kernel_arpreq
#define arpreq_old lwb_kernel_arpreq_old
#include_next <linux/if_arp.h>
#undef arphdr
#undef arpreq
#undef arpreq_old
#else
#include_next <linux/if_arp.h>
#endif
