//! etc: netdb
/* getrpcbyname and getrpcbynumber, and struct rpcent as <rpc/netdb.h> alone declares it. */
#include <rpc/netdb.h>

#include "show.h"

static void answer(const char *what, const struct rpcent *program)
{
	text(what);
	printf(": ");
	if (program)
		show_program(program);
	else
		printf("none, errno %d\n", errno);
}

int main(void)
{
	static const char *const by_name[] = {"portmapper", "rpcbind", "PORTMAP", "", "nope", "a", "hex"};
	for (size_t i = 0; i < sizeof by_name / sizeof *by_name; i++) {
		errno = 0;
		answer(by_name[i], getrpcbyname(by_name[i]));
	}
	static const int by_number[] = {100000, 100001, 1, 9999, -1, 16};
	for (size_t i = 0; i < sizeof by_number / sizeof *by_number; i++) {
		char what[40];
		snprintf(what, sizeof what, "%d", by_number[i]);
		errno = 0;
		answer(what, getrpcbynumber(by_number[i]));
	}
}
