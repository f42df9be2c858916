/* libwildebeest: what GNU adds to <netdb.h>. */
#pragma GCC system_header
#include_next <netdb.h>

#ifndef LWB_NETDB_H
#define LWB_NETDB_H

#if defined(_GNU_SOURCE) || defined(_BSD_SOURCE)
#include <rpc/netdb.h>

#ifndef NETDB_INTERNAL
#define NETDB_INTERNAL (-1)
#endif
#ifndef NETDB_SUCCESS
#define NETDB_SUCCESS 0
#endif
#endif

#ifdef _GNU_SOURCE
/* Names in ASCII only: others are refused with EAI_IDN_ENCODE. */
#ifndef AI_IDN
#define AI_IDN 0x40
#define AI_CANONIDN 0x80
#define AI_IDN_ALLOW_UNASSIGNED 0x100
#define AI_IDN_USE_STD3_ASCII_RULES 0x200
#endif
#ifndef NI_IDN
#define NI_IDN 0x20
#define NI_IDN_ALLOW_UNASSIGNED 0x40
#define NI_IDN_USE_STD3_ASCII_RULES 0x80
#endif
#ifndef SCOPE_DELIMITER
#define SCOPE_DELIMITER '%'
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

extern __typeof__(getaddrinfo) getaddrinfo __asm__("__wrap_getaddrinfo");
extern __typeof__(getnameinfo) getnameinfo __asm__("__wrap_getnameinfo");
extern __typeof__(sethostent) sethostent __asm__("__wrap_sethostent");
extern __typeof__(endhostent) endhostent __asm__("__wrap_endhostent");
extern __typeof__(gethostent) gethostent __asm__("__wrap_gethostent");
extern __typeof__(setnetent) setnetent __asm__("__wrap_setnetent");
extern __typeof__(endnetent) endnetent __asm__("__wrap_endnetent");
extern __typeof__(getnetent) getnetent __asm__("__wrap_getnetent");
extern __typeof__(getnetbyname) getnetbyname __asm__("__wrap_getnetbyname");
extern __typeof__(getnetbyaddr) getnetbyaddr __asm__("__wrap_getnetbyaddr");
extern __typeof__(setprotoent) setprotoent __asm__("__wrap_setprotoent");
extern __typeof__(endprotoent) endprotoent __asm__("__wrap_endprotoent");
extern __typeof__(getprotoent) getprotoent __asm__("__wrap_getprotoent");
extern __typeof__(getprotobyname) getprotobyname __asm__("__wrap_getprotobyname");
extern __typeof__(getprotobynumber) getprotobynumber __asm__("__wrap_getprotobynumber");
extern __typeof__(setservent) setservent __asm__("__wrap_setservent");
extern __typeof__(endservent) endservent __asm__("__wrap_endservent");
extern __typeof__(getservent) getservent __asm__("__wrap_getservent");
extern __typeof__(getservbyname) getservbyname __asm__("__wrap_getservbyname");
extern __typeof__(getservbyport) getservbyport __asm__("__wrap_getservbyport");

/* musl declares these together with h_errno. */
#ifdef h_errno
extern __typeof__(gethostbyname) gethostbyname __asm__("__wrap_gethostbyname");
extern __typeof__(gethostbyaddr) gethostbyaddr __asm__("__wrap_gethostbyaddr");
#endif

#if defined(_GNU_SOURCE) || defined(_BSD_SOURCE)
extern __typeof__(gethostbyname_r) gethostbyname_r __asm__("__wrap_gethostbyname_r");
extern __typeof__(gethostbyname2) gethostbyname2 __asm__("__wrap_gethostbyname2");
extern __typeof__(gethostbyname2_r) gethostbyname2_r __asm__("__wrap_gethostbyname2_r");
extern __typeof__(gethostbyaddr_r) gethostbyaddr_r __asm__("__wrap_gethostbyaddr_r");
extern __typeof__(getservbyname_r) getservbyname_r __asm__("__wrap_getservbyname_r");
extern __typeof__(getservbyport_r) getservbyport_r __asm__("__wrap_getservbyport_r");

int gethostent_r(struct hostent *__restrict, char *__restrict, size_t,
	struct hostent **__restrict, int *__restrict);

int getnetent_r(struct netent *__restrict, char *__restrict, size_t,
	struct netent **__restrict, int *__restrict);
int getnetbyname_r(const char *__restrict, struct netent *__restrict,
	char *__restrict, size_t, struct netent **__restrict, int *__restrict);
int getnetbyaddr_r(uint32_t, int, struct netent *__restrict,
	char *__restrict, size_t, struct netent **__restrict, int *__restrict);

int getprotoent_r(struct protoent *__restrict, char *__restrict, size_t,
	struct protoent **__restrict);
int getprotobyname_r(const char *__restrict, struct protoent *__restrict,
	char *__restrict, size_t, struct protoent **__restrict);
int getprotobynumber_r(int, struct protoent *__restrict,
	char *__restrict, size_t, struct protoent **__restrict);

int getservent_r(struct servent *__restrict, char *__restrict, size_t,
	struct servent **__restrict);
#endif

#ifdef __cplusplus
}
#endif

#endif
