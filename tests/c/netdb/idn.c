//! etc: netdb
/* AI_IDN, AI_CANONIDN and NI_IDN: nothing changes for names in ASCII, others are refused; unknown flags. */
#include "show.h"

static void lookup(const char *node, int flags)
{
	struct addrinfo hints = {.ai_family = AF_INET, .ai_socktype = SOCK_STREAM, .ai_flags = flags}, *list = NULL;
	int error = getaddrinfo(node, "80", &hints, &list);
	text(node ? node : "null");
	printf(" flags %#x: %d", flags, error);
	if (!error) {
		char address[INET_ADDRSTRLEN];
		inet_ntop(AF_INET, &((struct sockaddr_in *)(void *)list->ai_addr)->sin_addr, address, sizeof address);
		printf(" %s %s", address, flags & AI_CANONNAME ? list->ai_canonname : "no name asked for");
		freeaddrinfo(list);
	}
	putchar('\n');
}

static void reverse(const char *address, int flags)
{
	struct sockaddr_in in = {.sin_family = AF_INET, .sin_port = htons(80)};
	char host[64] = "", service[32] = "";
	inet_pton(AF_INET, address, &in.sin_addr);
	int error = getnameinfo((struct sockaddr *)&in, sizeof in, host, sizeof host, service, sizeof service, flags);
	printf("%s flags %#x: %d %s %s\n", address, flags, error, host, service);
}

int main(void)
{
	printf("%#x %#x %#x %#x\n", AI_IDN, AI_CANONIDN, NI_IDN, EAI_IDN_ENCODE);
	printf("%d %d %c\n", NETDB_INTERNAL, NETDB_SUCCESS, SCOPE_DELIMITER);
	static const int flags[] = {0, AI_IDN, AI_CANONIDN, AI_IDN | AI_CANONIDN | AI_CANONNAME, AI_CANONIDN | AI_CANONNAME, 0x100, 0x200,
		AI_IDN | AI_NUMERICHOST, AI_IDN | AI_PASSIVE, 0x10000, 0x10000 | AI_IDN};
	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
		lookup("localhost", flags[i] & ~AI_NUMERICHOST);
		lookup("127.0.0.1", flags[i]);
		lookup(NULL, flags[i] & ~AI_CANONNAME);
		lookup("xn--lnd-qla.example", flags[i] & ~AI_NUMERICHOST);
		if (flags[i] & AI_IDN)
			lookup("l\xc3\xa4nd.example", flags[i] & ~0x10000);
	}
	reverse("127.0.0.1", 0);
	reverse("127.0.0.1", NI_IDN);
	reverse("10.0.1.1", NI_IDN);
	reverse("10.0.1.1", NI_IDN | NI_NAMEREQD);
	reverse("10.0.1.1", NI_IDN | NI_NUMERICHOST | NI_NUMERICSERV);
	reverse("127.0.0.1", NI_IDN | 0x40 | 0x80);
	for (int flag = 0x200; flag < 0x10000; flag <<= 1)
		reverse("127.0.0.1", flag);
}
