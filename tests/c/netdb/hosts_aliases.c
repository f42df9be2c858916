//! etc: netdb
/* gethostbyname2_r and gethostbyaddr_r: the first line of /etc/hosts that fits, with all its aliases. */
#include <arpa/inet.h>
#include <netdb.h>
#include <stdio.h>

static void show(const char *what, int code, const struct hostent *host)
{
	printf("%s: %d", what, code);
	if (!host) {
		printf(" none\n");
		return;
	}
	printf(" %s", host->h_name);
	for (char **alias = host->h_aliases; *alias; alias++)
		printf(" [%s]", *alias);
	for (char **address = host->h_addr_list; *address; address++) {
		char text[INET6_ADDRSTRLEN];
		printf(" %s", inet_ntop(host->h_addrtype, *address, text, sizeof text));
	}
	printf("\n");
}

int main(void)
{
	static const char *const names[] = { "lead", "A1", "a2", "crlf", "alias", "loop", "localhost" };
	static const char *const addresses[] = { "10.0.0.1", "10.0.0.2", "127.0.0.1" };
	struct hostent entry, *result;
	char buffer[1000];
	int error;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		int code = gethostbyname2_r(names[i], AF_INET, &entry, buffer, sizeof buffer, &result, &error);
		show(names[i], code, result);
		result = &entry;
		code = gethostbyname_r(names[i], &entry, buffer, 20, &result, &error);
		show("small buffer", code, result);
	}
	for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
		unsigned char address[4];
		inet_pton(AF_INET, addresses[i], address);
		int code = gethostbyaddr_r(address, 4, AF_INET, &entry, buffer, sizeof buffer, &result, &error);
		show(addresses[i], code, result);
	}
	int code = gethostbyname2_r("ip6-loopback", AF_INET6, &entry, buffer, sizeof buffer, &result, &error);
	show("IPv6", code, result);
	struct in6_addr loopback = IN6ADDR_LOOPBACK_INIT;
	code = gethostbyaddr_r(&loopback, 16, AF_INET6, &entry, buffer, sizeof buffer, &result, &error);
	show("IPv6", code, result);
	return 0;
}
