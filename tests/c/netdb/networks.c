//! etc: netdb
/* getnetbyname and getnetbyaddr: case of letters, byte order, family, h_errno when there is none. */
#include "show.h"

static void answer(const char *what, const struct netent *network)
{
	text(what);
	printf(": ");
	if (network)
		show_network(network);
	else
		printf("none, errno %d h_errno %d\n", errno, h_errno);
}

int main(void)
{
	static const char *const by_name[] = {"loopback", "LOOPBACK", "lo-alias", "LO-Alias", "nope", "", "al2", "hex", "HEX", "bad", "UP",
		"up", "alias", "\xff", "\xfe", "127.0.0.0", "loopback "};
	for (size_t i = 0; i < sizeof by_name / sizeof *by_name; i++) {
		errno = 0, h_errno = -9;
		answer(by_name[i], getnetbyname(by_name[i]));
	}
	static const struct { uint32_t number; int family; } by_number[] = {{127, AF_INET}, {0x7f000000, AF_INET}, {0x7f000000, AF_UNSPEC},
		{0x7f000000, AF_INET6}, {0x7f000000, -1}, {10, AF_INET}, {0x0a01, AF_INET}, {0x0a010000, AF_UNSPEC}, {0x0a0102, AF_INET},
		{0, AF_INET}, {0xffffffff, AF_INET}, {5, AF_INET}, {0x0b000000, AF_INET}};
	for (size_t i = 0; i < sizeof by_number / sizeof *by_number; i++) {
		char what[40];
		snprintf(what, sizeof what, "%#x family %d", by_number[i].number, by_number[i].family);
		errno = 0, h_errno = -9;
		answer(what, getnetbyaddr(by_number[i].number, by_number[i].family));
	}
}
