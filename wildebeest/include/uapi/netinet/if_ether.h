/* libwildebeest: <netinet/if_ether.h> made of the kernel's <linux/if_ether.h>, which musl's would define again. */
#pragma GCC system_header

#if defined __has_include && __has_include(<linux/if_ether.h>)

#include <stdint.h>
#include <sys/types.h>
#include <linux/if_ether.h>

#ifndef ETH_TLEN
#define ETH_TLEN 2
#endif

#include <net/ethernet.h>

/* musl's <net/ethernet.h> comes back to this header in its midst: it needs the above only, and ARP's names come later. */
#if defined ETHER_ADDR_LEN && !defined _NETINET_IF_ETHER_H
#define _NETINET_IF_ETHER_H

#include <net/if_arp.h>

struct ether_arp {
	struct arphdr ea_hdr;
	uint8_t arp_sha[ETH_ALEN];
	uint8_t arp_spa[4];
	uint8_t arp_tha[ETH_ALEN];
	uint8_t arp_tpa[4];
};

#define arp_hrd ea_hdr.ar_hrd
#define arp_pro ea_hdr.ar_pro
#define arp_hln ea_hdr.ar_hln
#define arp_pln ea_hdr.ar_pln
#define arp_op ea_hdr.ar_op

/* The Ethernet address of an IP multicast group, RFC 1112 section 6.4. */
#define ETHER_MAP_IP_MULTICAST(ipaddr, enaddr) \
	do { \
		(enaddr)[0] = 0x01; \
		(enaddr)[1] = 0x00; \
		(enaddr)[2] = 0x5e; \
		(enaddr)[3] = ((const uint8_t *)(ipaddr))[1] & 0x7f; \
		(enaddr)[4] = ((const uint8_t *)(ipaddr))[2]; \
		(enaddr)[5] = ((const uint8_t *)(ipaddr))[3]; \
	} while (0)

#endif

#else
#include_next <netinet/if_ether.h>
#endif
