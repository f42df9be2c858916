//! etc: netdb
/* The _r functions: what they return and set when there is an entry, none, the end, too small a buffer. */
#include "show.h"

static char buffer[4096];

/* One call with a buffer of `size` bytes; h_error may be unused. */
#define CALL(type, show, size_, call) do { \
	struct type entry, *found = (void *)&entry + 1; \
	size_t size = size_; \
	int h_error = -5; \
	errno = 0, h_errno = -6; \
	int result = call; \
	printf("%s with %s buffer: result %d errno %d ", #call, size < 16 ? "a small" : "a large", result, errno); \
	printf("h_error %d h_errno %d found %s\n", h_error, h_errno, found == &entry ? "entry" : found ? "?" : "NULL"); \
	if (found == &entry) \
		show(found); \
} while (0)

int main(void)
{
	static const size_t sizes[] = {0, 1, 7, sizeof buffer};
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		CALL(netent, show_network, sizes[i], getnetbyname_r("LOOPBACK", &entry, buffer, size, &found, &h_error));
		CALL(netent, show_network, sizes[i], getnetbyaddr_r(0x7f000000, AF_INET, &entry, buffer, size, &found, &h_error));
		CALL(protoent, show_protocol, sizes[i], getprotobyname_r("UP", &entry, buffer, size, &found));
		CALL(protoent, show_protocol, sizes[i], getprotobynumber_r(8, &entry, buffer, size, &found));
		CALL(servent, show_service, sizes[i], getservbyname_r("www", "tcp", &entry, buffer, size, &found));
		CALL(servent, show_service, sizes[i], getservbyport_r(htons(80), NULL, &entry, buffer, size, &found));
		CALL(rpcent, show_program, sizes[i], getrpcbyname_r("rpcbind", &entry, buffer, size, &found));
		CALL(rpcent, show_program, sizes[i], getrpcbynumber_r(100000, &entry, buffer, size, &found));
	}
	puts("-- no entry");
	CALL(netent, show_network, sizeof buffer, getnetbyname_r("nope", &entry, buffer, size, &found, &h_error));
	CALL(netent, show_network, sizeof buffer, getnetbyaddr_r(127, AF_INET, &entry, buffer, size, &found, &h_error));
	CALL(protoent, show_protocol, sizeof buffer, getprotobyname_r("nope", &entry, buffer, size, &found));
	CALL(protoent, show_protocol, sizeof buffer, getprotobynumber_r(9999, &entry, buffer, size, &found));
	CALL(servent, show_service, sizeof buffer, getservbyname_r("www", "sctp", &entry, buffer, size, &found));
	CALL(servent, show_service, sizeof buffer, getservbyport_r(htons(80), "udp", &entry, buffer, size, &found));
	CALL(rpcent, show_program, sizeof buffer, getrpcbyname_r("nope", &entry, buffer, size, &found));
	CALL(rpcent, show_program, sizeof buffer, getrpcbynumber_r(9999, &entry, buffer, size, &found));
}
