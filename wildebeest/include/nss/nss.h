/* libwildebeest: <nss.h>, for modules of GNU's name service switch. musl loads none. */
#ifndef LWB_NSS_H
#define LWB_NSS_H
#pragma GCC system_header

#include <stdint.h>

/* What a module's function returns. */
enum nss_status {
	NSS_STATUS_TRYAGAIN = -2,
	NSS_STATUS_UNAVAIL,
	NSS_STATUS_NOTFOUND,
	NSS_STATUS_SUCCESS,
	NSS_STATUS_RETURN
};

/* An address that gethostbyname4_r() of a module found. */
struct gaih_addrtuple {
	struct gaih_addrtuple *next;
	char *name;
	int family;
	uint32_t addr[4];
	uint32_t scopeid;
};

#endif
