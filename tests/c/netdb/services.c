//! etc: netdb
/* getservbyname and getservbyport: official name and aliases, any protocol or a certain one, odd ports. */
#include "show.h"

static void answer(const char *what, const char *protocol, const struct servent *service)
{
	text(what);
	printf(" over ");
	text(protocol ? protocol : "any");
	printf(": ");
	if (service)
		show_service(service);
	else
		printf("none, errno %d\n", errno);
}

int main(void)
{
	static const char *const by_name[][2] = {{"tcpmux", NULL}, {"tcpmux", "tcp"}, {"tcpmux", "udp"}, {"a", "udp"}, {"dup", NULL},
		{"dup", "udp"}, {"dup", "sctp"}, {"b", "tcp"}, {"b", NULL}, {"TCPMUX", NULL}, {"UP", "tcp"}, {"UP", "TCP"}, {"noproto", NULL},
		{"noproto", ""}, {"noproto", "tcp"}, {"sctp", "sctp"}, {"", "tcp"}, {"22", "tcp"}, {"dup", ""}, {"www", "tcp"}, {"http", "tcp"},
		{"www", NULL}, {"two", "tcp"}, {"two", "tcp/udp"}, {"x", "ddp"}, {"\xfd", "\xfe"}};
	for (size_t i = 0; i < sizeof by_name / sizeof *by_name; i++) {
		errno = 0;
		answer(by_name[i][0], by_name[i][1], getservbyname(by_name[i][0], by_name[i][1]));
	}
	static const struct { int port; const char *protocol; } by_port[] = {{1, NULL}, {1, "tcp"}, {1, "udp"}, {15, NULL}, {15, "udp"},
		{15, "tcp"}, {1024, "tcp"}, {7, NULL}, {7, ""}, {7, "tcp"}, {0, NULL}, {99, "tcp"}, {11, "sctp"}, {19, "tcp"}, {80, "tcp"},
		{80, "udp"}, {65535, NULL}, {4464, "tcp"}};
	for (size_t i = 0; i < sizeof by_port / sizeof *by_port; i++) {
		char what[40];
		snprintf(what, sizeof what, "%d", by_port[i].port);
		errno = 0;
		answer(what, by_port[i].protocol, getservbyport(htons((unsigned short)by_port[i].port), by_port[i].protocol));
	}
	errno = 0;
	answer("beyond 16 bits", NULL, getservbyport(htons(1) | 0x10000, NULL));
	answer("-1", NULL, getservbyport(-1, NULL));
}
