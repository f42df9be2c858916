//! etc: netdb
/* gethostbyname and gethostbyaddr without memory: NULL, ENOMEM, NETDB_INTERNAL. */
#include <arpa/inet.h>
#include <string.h>

#include "entries.h"

#define CHECK(call) do { \
	fault_begin(); \
	errno = 0, h_errno = -9; \
	const struct hostent *host = call; \
	int seen = errno, error = fault_end_of_part(); \
	if (error ? host || seen != error || h_errno != NETDB_INTERNAL : !host || strcmp(host->h_name, "Last")) { \
		printf(#call ": errno %d instead of %d, h_errno %d\n", seen, error, h_errno); \
		return 1; \
	} \
} while (0)

int main(void)
{
	struct in_addr address;
	inet_pton(AF_INET, "10.0.0.10", &address);
	/* The memory of the results stays with the program; here the first of it is got before anything counts. */
	gethostbyname("Last");
	gethostbyname2("Last", AF_INET);
	gethostbyaddr(&address, 4, AF_INET);
	CHECK(gethostbyname("Last"));
	CHECK(gethostbyname2("Last", AF_INET));
	fault_begin();
	errno = 0, h_errno = -9;
	int some = gethostbyaddr(&address, 4, AF_INET) != NULL, seen = errno, error = fault_end_of_part();
	if (some == !!error || (error && (seen != error || h_errno != NETDB_INTERNAL))) {
		printf("gethostbyaddr: errno %d instead of %d, h_errno %d\n", seen, error, h_errno);
		return 1;
	}
	return fault_finish();
}
