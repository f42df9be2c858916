/* The kernel's network headers before the libc's, where glibc wants them after: each structure once, usable with both. */
#include <features.h>
#ifndef __GLIBC__
#include <linux/in6.h>
#include <linux/in.h>
#include <linux/if.h>
#include <linux/if_arp.h>
#include <linux/if_packet.h>
#include <net/if_arp.h>
#include <netpacket/packet.h>
#else
#include <netpacket/packet.h>
#endif
#include <netinet/in.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <netinet/if_ether.h>
#include <arpa/inet.h>
#include <linux/rtnetlink.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

int main(void)
{
	struct in6_pktinfo info;
	struct sockaddr_in6 address = {.sin6_family = AF_INET6, .sin6_addr = IN6ADDR_LOOPBACK_INIT};
	struct ether_arp arp = {.arp_pro = htons(ETH_P_IP)};
	struct ifreq request = {.ifr_ifindex = 4};
	struct ethhdr header = {.h_proto = htons(ETH_P_MCTP)};
	char text[INET6_ADDRSTRLEN];
	info.ipi6_addr = in6addr_any;
	printf("%s\n", inet_ntop(AF_INET6, &info.ipi6_addr, text, sizeof(text)));
	info.ipi6_addr = address.sin6_addr;
	printf("%s %d %d\n", inet_ntop(AF_INET6, &info.ipi6_addr, text, sizeof(text)), info.ipi6_addr.s6_addr[15],
	       IN6_IS_ADDR_LOOPBACK(&address.sin6_addr));
	printf("%#x %#x\n", ntohs(arp.ea_hdr.ar_pro), ntohs(header.h_proto));
	strcpy(request.ifr_name, "lo");
	printf("%s %d %d %d\n", request.ifr_name, request.ifr_ifindex, (int)sizeof(request), IFF_UP | IFF_DYNAMIC);
	printf("%d %d %d\n", (int)sizeof(struct sockaddr_ll), (int)sizeof(struct arphdr), ETHER_MAX_LEN);
	printf("%d %d %d\n", IPPROTO_ICMPV6, IPPROTO_TCP, IPV6_PKTINFO);
	unsigned char group[4] = {224, 129, 2, 3}, hardware[6];
	ETHER_MAP_IP_MULTICAST(group, hardware);
	for (size_t i = 0; i < sizeof(hardware); i++)
		printf("%02x ", hardware[i]);
	printf("\n%d %d\n", ARPHRD_MCTP, (int)sizeof(struct arpd_request));
	return 0;
}
