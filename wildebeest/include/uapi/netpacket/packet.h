/* libwildebeest: <netpacket/packet.h> that goes together with the kernel's <linux/if_packet.h> where that comes first. */
#pragma GCC system_header

#if defined __LINUX_IF_PACKET_H && !defined _NETPACKET_PACKET_H
/* The kernel's structures are there already, and they are the same: the libc's get other names. */
#define sockaddr_ll lwb_libc_sockaddr_ll
#define packet_mreq lwb_libc_packet_mreq
#include_next <netpacket/packet.h>
#undef sockaddr_ll
#undef packet_mreq
#else
#include_next <netpacket/packet.h>
#endif
