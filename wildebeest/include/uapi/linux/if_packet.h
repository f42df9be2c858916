/* libwildebeest: the kernel's <linux/if_packet.h> that goes together with <netpacket/packet.h>, whichever comes first. */
#pragma GCC system_header

#if defined _NETPACKET_PACKET_H && !defined __LINUX_IF_PACKET_H
/* The libc's structures are there already, and they are the same: the kernel's get other names. */
#define sockaddr_ll lwb_kernel_sockaddr_ll
#define packet_mreq lwb_kernel_packet_mreq
#include_next <linux/if_packet.h>
#undef sockaddr_ll
#undef packet_mreq
#else
#include_next <linux/if_packet.h>
#endif
