/* libwildebeest: the fast inet_ntop behind <arpa/inet.h>. */
#pragma GCC system_header
#include_next <arpa/inet.h>

#ifndef LWB_INET_ARPA_INET_H
#define LWB_INET_ARPA_INET_H

#ifdef __cplusplus
extern "C" {
#endif

extern __typeof__(inet_ntop) inet_ntop __asm__("__wrap_inet_ntop");

#ifdef __cplusplus
}
#endif

#endif
