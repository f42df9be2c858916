//! etc: netdb
/* In a UTF-8 locale a name that would have to be converted is refused, never passed off as converted. (glibc converts.) */
#include <locale.h>

#include "show.h"

#ifdef __GLIBC__
#define EXPECTED(error) 0
#else
#define EXPECTED(error) error
#endif

int main(void)
{
	if (!setlocale(LC_ALL, "C.UTF-8"))
		puts("no UTF-8 locale");
	struct addrinfo hints = {.ai_family = AF_INET, .ai_flags = AI_CANONNAME | AI_CANONIDN}, *list;
	int error = getaddrinfo("xn--lnd-qla.example", NULL, &hints, &list);
	puts(error == EXPECTED(EAI_IDN_ENCODE) ? "getaddrinfo as expected" : gai_strerror(error));
	if (!error)
		freeaddrinfo(list);
	error = getaddrinfo("localhost", NULL, &hints, &list);
	puts(error ? gai_strerror(error) : list->ai_canonname);
	if (!error)
		freeaddrinfo(list);

	struct sockaddr_in in = {.sin_family = AF_INET};
	char host[64] = "";
	inet_pton(AF_INET, "10.0.1.1", &in.sin_addr);
	error = getnameinfo((struct sockaddr *)&in, sizeof in, host, sizeof host, NULL, 0, NI_IDN);
	puts(error == EXPECTED(EAI_IDN_ENCODE) ? "getnameinfo as expected" : gai_strerror(error));
	error = getnameinfo((struct sockaddr *)&in, sizeof in, host, sizeof host, NULL, 0, 0);
	printf("%d %s\n", error, host);
	in.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	error = getnameinfo((struct sockaddr *)&in, sizeof in, host, sizeof host, NULL, 0, NI_IDN);
	printf("%d %s\n", error, host);
}
