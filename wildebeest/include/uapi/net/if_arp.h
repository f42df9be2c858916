/* libwildebeest: <net/if_arp.h> that goes together with the kernel's <linux/if_arp.h> where that comes first. */
#pragma GCC system_header

#if (defined _LINUX_IF_ARP_H || defined _UAPI_LINUX_IF_ARP_H) && !defined _NET_IF_ARP_H
/* The kernel's structures are there already, and they are the same: the libc's get other names. */
#define arphdr lwb_libc_arphdr
#define arpreq lwb_libc_arpreq
#define arpreq_old lwb_libc_arpreq_old
#include_next <net/if_arp.h>
#undef arphdr
#undef arpreq
#undef arpreq_old
/* An array for the kernel's addresses needs the kernel's size; musl's belongs to struct arpd_request. */
#undef MAX_ADDR_LEN
#define MAX_ADDR_LEN 32
#else
#include_next <net/if_arp.h>
#endif

#ifndef ARPHRD_MCTP
#define ARPHRD_MCTP 290
#endif
#ifndef ARPHRD_IEEE802154_PHY
#define ARPHRD_IEEE802154_PHY 805
#endif
