//! etc: netdb
/* Which lines of each file are entries, and what is in them; errno and h_errno at the end. */
#include "show.h"

#define ENUMERATE(what, type, show) \
	puts("-- " #what); \
	set##what(0); \
	errno = 0, h_errno = -9; \
	for (struct type *entry; (entry = get##what());) { \
		if (errno || h_errno != -9) \
			printf("errno %d h_errno %d: ", errno, h_errno); \
		show(entry); \
	} \
	printf("end: errno %d h_errno %d\n", errno, h_errno); \
	printf("again: %s\n", get##what() ? "an entry" : "end"); \
	end##what();

int main(void)
{
	ENUMERATE(hostent, hostent, show_host)
	ENUMERATE(netent, netent, show_network)
	ENUMERATE(protoent, protoent, show_protocol)
	ENUMERATE(servent, servent, show_service)
	ENUMERATE(rpcent, rpcent, show_program)
}
