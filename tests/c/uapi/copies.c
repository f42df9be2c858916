/* A program that carries the kernel's headers in the form of its source tree, with their other guards, as systemd does. */
#include <features.h>
#ifndef __GLIBC__
#include <linux/types.h>
#define _UAPI_LINUX_IN6_H
#define __UAPI_DEF_IN6_ADDR 1
struct in6_addr {
	union {
		__u8 u6_addr8[16];
		__be16 u6_addr16[8];
		__be32 u6_addr32[4];
	} in6_u;
};
struct sockaddr_in6 {
	unsigned short sin6_family;
	__be16 sin6_port;
	__be32 sin6_flowinfo;
	struct in6_addr sin6_addr;
	__u32 sin6_scope_id;
};
struct ipv6_mreq {
	struct in6_addr ipv6mr_multiaddr;
	int ipv6mr_ifindex;
};
#endif
#include <netinet/in.h>
#include <arpa/inet.h>
#include <stdio.h>

int main(void)
{
	struct sockaddr_in6 address = {.sin6_family = AF_INET6, .sin6_addr = IN6ADDR_LOOPBACK_INIT};
	char text[INET6_ADDRSTRLEN];
	printf("%s", inet_ntop(AF_INET6, &in6addr_any, text, sizeof(text)));
	printf(" %s", inet_ntop(AF_INET6, &address.sin6_addr, text, sizeof(text)));
	printf(" %d %d\n", address.sin6_addr.s6_addr[15], ntohs(address.sin6_addr.s6_addr16[7]));
	printf("%d %d\n", (int)sizeof(struct in6_pktinfo), (int)sizeof(struct ip6_mtuinfo));
	return 0;
}
