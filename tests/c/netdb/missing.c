//! etc: netdb-missing
/* Without the files: no entries, and the lookups alone say ENOENT. musl's own table of protocols still answers there. */
#include "unanswered.h"

int main(void)
{
	everything_else();
	endprotoent();
	int count = 0, seen = 0;
	for (struct protoent *entry; (entry = getprotoent()); count++)
		seen += entry->p_proto == 17 && !strcmp(entry->p_name, "udp");
	const struct protoent *tcp = getprotobyname("tcp"), *icmp = getprotobynumber(1);
#ifdef __GLIBC__
	int expected = !count && !tcp && !icmp;
#else
	int expected = count > 20 && seen == 1 && tcp && tcp->p_proto == 6 && icmp && !strcmp(icmp->p_name, "icmp");
#endif
	puts(expected ? "protocols as expected" : "protocols not as expected");
}
