//! etc: netdb
/* getprotobyname and getprotobynumber: aliases, case of letters, the first of several, negative numbers. */
#include "show.h"

static void answer(const char *what, const struct protoent *protocol)
{
	text(what);
	printf(": ");
	if (protocol)
		show_protocol(protocol);
	else
		printf("none, errno %d\n", errno);
}

int main(void)
{
	static const char *const by_name[] = {"ip", "IP", "Ip", "lead", "b", "dup", "two", "z", "", "UP", "uP", "6", "tcp", "\xff", "\xfe",
		"a,b", "-min", "+", "none", "nul2"};
	for (size_t i = 0; i < sizeof by_name / sizeof *by_name; i++) {
		errno = 0;
		answer(by_name[i], getprotobyname(by_name[i]));
	}
	static const int by_number[] = {0, 5, 6, 7, -1, 10, 99, -2147483647 - 1, 2147483647, 256};
	for (size_t i = 0; i < sizeof by_number / sizeof *by_number; i++) {
		char what[40];
		snprintf(what, sizeof what, "%d", by_number[i]);
		errno = 0;
		answer(what, getprotobynumber(by_number[i]));
	}
}
