//! etc: netdb
/* The getXent_r functions: an entry that did not fit comes again; the end; one enumeration with getXent. */
#include "show.h"

static char buffer[4096];

#define ENUMERATE(what, type, show, ...) do { \
	struct type entry, *found, *other; \
	int h_error = 0, result, count = 0; \
	puts("-- " #what); \
	set##what(0); \
	for (size_t size = 0;; size = size ? 0 : sizeof buffer) { \
		found = (void *)&entry + 1; \
		errno = 0, h_errno = -6; \
		result = get##what##_r(&entry, buffer, size, &found __VA_ARGS__); \
		if (result == ERANGE) { \
			if (count++ < 2) \
				printf("ERANGE: errno %d h_errno %d found %s\n", errno, h_errno, found ? "?" : "NULL"); \
			continue; \
		} \
		if (result) \
			break; \
		if (errno || h_errno != -6 || found != &entry) \
			printf("errno %d h_errno %d: ", errno, h_errno); \
		show(found); \
		if ((other = get##what())) \
			show(other); \
	} \
	printf("end: result %d errno %d h_errno %d found %s\n", result, errno, h_errno, found ? "?" : "NULL"); \
	errno = 0; \
	result = get##what##_r(&entry, buffer, sizeof buffer, &found __VA_ARGS__); \
	printf("again: result %d errno %d\n", result, errno); \
	end##what(); \
	(void)h_error; \
} while (0)

int main(void)
{
	ENUMERATE(hostent, hostent, show_host, , &h_error);
	ENUMERATE(netent, netent, show_network, , &h_error);
	ENUMERATE(protoent, protoent, show_protocol, );
	ENUMERATE(servent, servent, show_service, );
	ENUMERATE(rpcent, rpcent, show_program, );
}
