/* What the functions report where no file can be read. */
#ifndef UNANSWERED_H
#define UNANSWERED_H

#include "show.h"

static char buffer[4096];

#define PLAIN(call) do { \
	errno = 77, h_errno = -6; \
	int some = call != NULL; \
	printf("%s: %s errno %d h_errno %d\n", #call, some ? "an entry" : "NULL", errno, h_errno); \
} while (0)

#define REENTRANT(type, call) do { \
	struct type entry, *found = (void *)((char *)&entry + 1); \
	errno = 77, h_errno = -6; \
	int h_error = -5, result = call; \
	(void)h_error; \
	printf("%s: result %d found %s errno %d h_errno %d\n", #call, result, found ? "?" : "NULL", errno, h_errno); \
} while (0)

static inline void protocols_of_an_enumeration(void)
{
	PLAIN(getprotoent());
	REENTRANT(protoent, getprotoent_r(&entry, buffer, sizeof buffer, &found));
}

static inline void everything_else(void)
{
	PLAIN(gethostent());
	REENTRANT(hostent, gethostent_r(&entry, buffer, sizeof buffer, &found, &h_error));
	PLAIN(getnetent());
	REENTRANT(netent, getnetent_r(&entry, buffer, sizeof buffer, &found, &h_error));
	PLAIN(getnetbyname("nope"));
	REENTRANT(netent, getnetbyname_r("nope", &entry, buffer, sizeof buffer, &found, &h_error));
	PLAIN(getnetbyaddr(1, AF_INET));
	REENTRANT(netent, getnetbyaddr_r(1, AF_INET, &entry, buffer, sizeof buffer, &found, &h_error));
	PLAIN(getprotobyname("nope"));
	REENTRANT(protoent, getprotobyname_r("nope", &entry, buffer, sizeof buffer, &found));
	PLAIN(getprotobynumber(7777));
	REENTRANT(protoent, getprotobynumber_r(7777, &entry, buffer, sizeof buffer, &found));
	PLAIN(getservent());
	REENTRANT(servent, getservent_r(&entry, buffer, sizeof buffer, &found));
	PLAIN(getservbyname("nope", "tcp"));
	REENTRANT(servent, getservbyname_r("nope", "tcp", &entry, buffer, sizeof buffer, &found));
	PLAIN(getservbyport(1, "tcp"));
	REENTRANT(servent, getservbyport_r(1, "tcp", &entry, buffer, sizeof buffer, &found));
	PLAIN(getrpcent());
	REENTRANT(rpcent, getrpcent_r(&entry, buffer, sizeof buffer, &found));
	PLAIN(getrpcbyname("nope"));
	REENTRANT(rpcent, getrpcbyname_r("nope", &entry, buffer, sizeof buffer, &found));
	PLAIN(getrpcbynumber(77));
	REENTRANT(rpcent, getrpcbynumber_r(77, &entry, buffer, sizeof buffer, &found));
}

#endif
