//! etc: netdb
/* getaddrinfo with AI_IDN and getnameinfo with NI_IDN hand on what libc says when memory runs out. */
#include "entries.h"

int main(void)
{
	struct addrinfo hints = {.ai_family = AF_INET, .ai_flags = AI_IDN | AI_CANONIDN | AI_CANONNAME}, *list;
	fault_begin();
	int result = getaddrinfo("localhost", "80", &hints, &list);
	int error = fault_end_of_part();
	if (result != (error ? EAI_MEMORY : 0)) {
		printf("getaddrinfo: %d\n", result);
		return 1;
	}
	if (!result)
		freeaddrinfo(list);
	struct sockaddr_in in = {.sin_family = AF_INET};
	in.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	char host[64];
	fault_begin();
	result = getnameinfo((struct sockaddr *)&in, sizeof in, host, sizeof host, NULL, 0, NI_IDN);
	error = fault_end_of_part();
	if (result || error) {
		printf("getnameinfo: %d, errno %d\n", result, error);
		return 1;
	}
	return fault_finish();
}
