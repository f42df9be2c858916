//! etc: netdb-empty
/* Empty files: no entries and no errors. musl's table of protocols does not answer for a file that is there. */
#include "show.h"

#define SHOW(call) do { \
	errno = 0, h_errno = -6; \
	int some = call != NULL; \
	printf("%s: %s errno %d h_errno %d\n", #call, some ? "an entry" : "NULL", errno, h_errno); \
} while (0)

int main(void)
{
	SHOW(gethostent());
	SHOW(getnetent());
	SHOW(getnetbyname("loopback"));
	SHOW(getprotoent());
	SHOW(getprotobyname("tcp"));
	SHOW(getprotobynumber(6));
	SHOW(getservent());
	SHOW(getservbyname("http", "tcp"));
	SHOW(getrpcent());
	SHOW(getrpcbynumber(100000));
}
