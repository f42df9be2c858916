/* Addresses as text: argv[1] is the address. */
#include <arpa/inet.h>
#include <string.h>

#include "bench.h"

static unsigned char address[16];
static int family;
static volatile char kept;

static void print(void)
{
	char text[INET6_ADDRSTRLEN];
	for (int i = 0; i < 100000; i++) {
		address[3] = (unsigned char)i;
		kept = *inet_ntop(family, address, text, sizeof text);
	}
}

int main(int argc, char **argv)
{
	if (argc != 2)
		return 2;
	family = strchr(argv[1], ':') ? AF_INET6 : AF_INET;
	if (inet_pton(family, argv[1], address) != 1)
		return 2;
	bench(20, print);
	return 0;
}
