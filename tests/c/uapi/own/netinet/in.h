/* A program's own, made of the kernel's headers, in the place of the libc's. */
#ifndef OWN_NETINET_IN_H
#define OWN_NETINET_IN_H
#include <sys/socket.h>
#include <linux/in.h>
#include <linux/in6.h>
#include <linux/ipv6.h>
extern const struct in6_addr in6addr_any, in6addr_loopback;
#endif
