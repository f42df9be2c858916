//! etc: netdb
/* gethostbyname, gethostbyaddr and their _r forms on /etc/hosts: no aliases, no such host, too small a buffer. */
#include <sched.h>

#include "show.h"

static char buffer[4096];

static void answer(const char *what, const struct hostent *host)
{
	text(what);
	printf(": ");
	if (host)
		show_host(host);
	else
		printf("NULL h_errno %d\n", h_errno);
}

#define CALL(length, call) do { \
	struct hostent entry, *found = (void *)((char *)&entry + 1); \
	size_t size = length; \
	int h_error = -5, result = (errno = 0, call); \
	printf("%s size %zu: result %d ", #call, size, result); \
	if (result) \
		printf("errno %d ", errno); \
	if (found == &entry) \
		show_host(found); \
	else \
		printf("%s h_error %d\n", found ? "?" : "NULL", h_error); \
} while (0)

int main(void)
{
	/* musl asks a name server for what is not in the file: it is not to reach one. */
	if (unshare(CLONE_NEWNET))
		perror("unshare");
	static const unsigned char nobody[] = {10, 255, 255, 1};
	static const unsigned char six[16] = {0x20, 1, 0x0d, 0xb8, [15] = 1}, nobody6[16] = {0x20, 1, 0x0d, 0xb8, [15] = 9};

	/* No host has such a name, and musl knows that by itself. */
	char too_long[301];
	memset(too_long, 'a', 300);
	too_long[300] = 0;

	answer("name", gethostbyname("Last"));
	answer("no name", gethostbyname(too_long));
	answer("no name2", gethostbyname2(too_long, AF_INET6));
	answer("name2", gethostbyname2("six", AF_INET6));
	answer("address", gethostbyaddr(six, 16, AF_INET6));
	answer("no address", gethostbyaddr(nobody, 4, AF_INET));
	answer("no address", gethostbyaddr(nobody6, 16, AF_INET6));
	for (size_t limit = 0; limit <= sizeof buffer; limit += sizeof buffer) {
		CALL(limit, gethostbyname_r("Last", &entry, buffer, size, &found, &h_error));
		CALL(limit, gethostbyname2_r("six", AF_INET6, &entry, buffer, size, &found, &h_error));
		CALL(limit, gethostbyaddr_r(six, 16, AF_INET6, &entry, buffer, size, &found, &h_error));
	}
	CALL(sizeof buffer, gethostbyname_r(too_long, &entry, buffer, size, &found, &h_error));
	CALL(sizeof buffer, gethostbyname2_r(too_long, AF_INET6, &entry, buffer, size, &found, &h_error));
	CALL(sizeof buffer, gethostbyaddr_r(nobody, 4, AF_INET, &entry, buffer, size, &found, &h_error));
}
