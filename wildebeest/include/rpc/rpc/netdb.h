/* libwildebeest: GNU's <rpc/netdb.h>, the database of RPC programs. */
#pragma GCC system_header

#ifndef LWB_RPC_NETDB_H
#define LWB_RPC_NETDB_H

/* libtirpc's <rpc/rpcent.h> declares the same where the libc does not: this is its guard. */
#ifndef _RPC_RPCENT_H
#define _RPC_RPCENT_H

#ifdef __cplusplus
extern "C" {
#endif

struct rpcent {
	char *r_name;
	char **r_aliases;
	int r_number;
};

void setrpcent(int);
void endrpcent(void);
struct rpcent *getrpcent(void);
struct rpcent *getrpcbyname(const char *);
struct rpcent *getrpcbynumber(int);

#ifdef __cplusplus
}
#endif

#endif

#define __NEED_size_t
#include <bits/alltypes.h>

#ifdef __cplusplus
extern "C" {
#endif

int getrpcent_r(struct rpcent *__restrict, char *__restrict, size_t, struct rpcent **__restrict);
int getrpcbyname_r(const char *__restrict, struct rpcent *__restrict,
	char *__restrict, size_t, struct rpcent **__restrict);
int getrpcbynumber_r(int, struct rpcent *__restrict,
	char *__restrict, size_t, struct rpcent **__restrict);

#ifdef __cplusplus
}
#endif

#endif
