//! cflags: -I {here}/own
/* A program that has the kernel's structures already, and behind the library's headers a <netinet/in.h> of its own that brings
   their other users, as systemd 262 has. */
#include <linux/in6.h>
#include <netinet/in.h>
#include <netinet/in.h>
#include <stdio.h>

int main(void)
{
	struct sockaddr_in6 address = {.sin6_family = AF_INET6, .sin6_addr = in6addr_loopback};
	struct in6_pktinfo info = {.ipi6_addr = in6addr_any, .ipi6_ifindex = 3};
	printf("%d %d\n", address.sin6_addr.s6_addr[15], info.ipi6_addr.s6_addr[15]);
	printf("%d %d\n", (int)sizeof(address), (int)sizeof(info));
	printf("%d %d\n", (int)sizeof(struct in6_ifreq), (int)sizeof(struct ipv6hdr));
	return 0;
}
