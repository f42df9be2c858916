/*
 * libwildebeest: <netinet/in.h> that goes together with the kernel's <linux/in.h>, <linux/in6.h> and <linux/ipv6.h>,
 * whichever comes first. musl tells them what it defines, but does not ask what they have defined: where that is so,
 * its structures, the same as the kernel's, get other names here.
 */
#pragma GCC system_header

/* The kernel's headers in the form of its source tree, which some programs carry, have _UAPI in their guards; and behind
   this header may stand one of the program's own that is not musl's (systemd 262). */
#if !defined LWB_NETINET_IN_H && !defined _NETINET_IN_H
#if (defined _LINUX_IN_H || defined _UAPI_LINUX_IN_H) && defined __UAPI_DEF_IN_ADDR && __UAPI_DEF_IN_ADDR
#define LWB_KERNEL_IN
#endif
#if (defined _LINUX_IN6_H || defined _UAPI_LINUX_IN6_H) && defined __UAPI_DEF_IN6_ADDR && __UAPI_DEF_IN6_ADDR
#define LWB_KERNEL_IN6
#endif
#endif
#define LWB_NETINET_IN_H

#if defined LWB_KERNEL_IN || defined LWB_KERNEL_IN6

#include <features.h>
#include <inttypes.h>
#include <sys/socket.h>
/* The other user of the kernel's structures, should it come from a program's own header: with the names they have now.
   What a copy of <linux/in6.h> has defined, the installed one behind it must not define again. */
#ifdef LWB_KERNEL_IN6
#ifndef _LINUX_IN6_H
#define _LINUX_IN6_H
#endif
#include <linux/ipv6.h>
#endif

#ifdef LWB_KERNEL_IN
#define in_addr lwb_libc_in_addr
#define sockaddr_in lwb_libc_sockaddr_in
#define ip_opts lwb_libc_ip_opts
#define ip_mreq lwb_libc_ip_mreq
#define ip_mreqn lwb_libc_ip_mreqn
#define ip_mreq_source lwb_libc_ip_mreq_source
#define ip_msfilter lwb_libc_ip_msfilter
#define group_req lwb_libc_group_req
#define group_source_req lwb_libc_group_source_req
#define group_filter lwb_libc_group_filter
#define in_pktinfo lwb_libc_in_pktinfo
#endif
#ifdef LWB_KERNEL_IN6
#define in6_addr lwb_libc_in6_addr
#define in6addr_any lwb_libc_in6addr_any
#define in6addr_loopback lwb_libc_in6addr_loopback
#define sockaddr_in6 lwb_libc_sockaddr_in6
#define ipv6_mreq lwb_libc_ipv6_mreq
#define in6_pktinfo lwb_libc_in6_pktinfo
#define ip6_mtuinfo lwb_libc_ip6_mtuinfo
#endif

#include_next <netinet/in.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifdef LWB_KERNEL_IN
#undef in_addr
#undef sockaddr_in
#undef ip_opts
#undef ip_mreq
#undef ip_mreqn
#undef ip_mreq_source
#undef ip_msfilter
#undef group_req
#undef group_source_req
#undef group_filter
#undef in_pktinfo

/* The one structure of these that the kernel does not have. */
struct ip_opts {
	struct in_addr ip_dst;
	char ip_opts[40];
};
#endif

#ifdef LWB_KERNEL_IN6
#undef in6_addr
#undef in6addr_any
#undef in6addr_loopback
#undef sockaddr_in6
#undef ipv6_mreq
#undef in6_pktinfo
#undef ip6_mtuinfo

#undef s6_addr
#undef s6_addr16
#undef s6_addr32
#define s6_addr in6_u.u6_addr8
#define s6_addr16 in6_u.u6_addr16
#define s6_addr32 in6_u.u6_addr32

extern const struct in6_addr in6addr_any, in6addr_loopback;

/* The kernel has these two in <linux/ipv6.h>, and leaves them out when that comes after this header. */
#if (defined _GNU_SOURCE || defined _BSD_SOURCE) && !defined _IPV6_H && !defined _UAPI_IPV6_H
struct in6_pktinfo {
	struct in6_addr ipi6_addr;
	unsigned ipi6_ifindex;
};

struct ip6_mtuinfo {
	struct sockaddr_in6 ip6m_addr;
	uint32_t ip6m_mtu;
};
#endif
#endif

#ifdef __cplusplus
}
#endif

#undef LWB_KERNEL_IN
#undef LWB_KERNEL_IN6

#else
#include_next <netinet/in.h>
#endif
