//! etc: netdb-long
/* 3000 aliases, names and comments of many kilobytes, and buffers that grow until they fit. */
#include <stdlib.h>

#include "show.h"

static void summary(const char *name, char **aliases)
{
	int count = 0;
	while (aliases[count])
		count++;
	printf("name of %zu bytes, %d aliases, last %s\n", strlen(name), count, count ? aliases[count - 1] : "none");
}

int main(void)
{
	for (struct hostent *host; (host = gethostent());)
		summary(host->h_name, host->h_aliases);
	for (struct servent *service; (service = getservent());)
		summary(service->s_name, service->s_aliases);
	struct protoent *protocol = getprotobyname("alias2999");
	summary(protocol->p_name, protocol->p_aliases);

	char *buffer = NULL;
	struct protoent entry, *found = NULL;
	int result = ERANGE;
	for (size_t size = 64; result == ERANGE; size *= 2) {
		buffer = realloc(buffer, size);
		result = getprotobynumber_r(1, &entry, buffer, size, &found);
		if (result == ERANGE && found)
			puts("found although it does not fit");
	}
	printf("result %d\n", result);
	summary(found->p_name, found->p_aliases);

	setservent(0);
	struct servent service, *next;
	for (size_t size = 64; (result = getservent_r(&service, buffer, size, &next)) != ENOENT;) {
		if (result == ERANGE)
			buffer = realloc(buffer, size *= 2);
		else
			summary(next->s_name, next->s_aliases);
	}
	free(buffer);
}
