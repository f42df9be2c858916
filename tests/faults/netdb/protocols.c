//! etc: netdb
/* Protocols: reading and memory that fail are reported; where the file cannot be opened, musl's own table answers. */
#include <string.h>

#include "entries.h"

static int is_icmp(const struct protoent *entry)
{
	return entry && entry->p_proto == 1 && !strcmp(entry->p_name, "icmp");
}

int main(void)
{
	/* The memory of the results stays with the program; here it is got before anything counts. */
	getprotobyname("UP");
	getprotobynumber(8);
	int entries = 0;
	while (getprotoent())
		entries++;
	endprotoent();

	fault_begin();
	errno = 0;
	int count = 0;
	while (getprotoent())
		count++;
	int seen = errno, error = fault_end_of_part();
	if (error == EMFILE ? seen || count < 20 : seen != error || (error ? count > entries : count != entries)) {
		printf("getprotoent: %d entries, errno %d instead of %d\n", count, seen, error);
		return 1;
	}
	endprotoent();

	fault_begin();
	errno = 0;
	/* In the file of this test 1 is not ICMP. */
	const struct protoent *entry = getprotobynumber(1);
	seen = errno, error = fault_end_of_part();
	if (error == EMFILE ? !is_icmp(entry) : seen != error || (error ? entry != NULL : !entry || is_icmp(entry))) {
		printf("getprotobynumber: errno %d instead of %d\n", seen, error);
		return 1;
	}
	/* Neither is UP in the table: there the failure shows. */
	LOOKUP(getprotobyname("UP"));
	LOOKUP_R(protoent, getprotobyname_r("UP", &entry, buffer, sizeof buffer, &found));
	LOOKUP_R(protoent, getprotobynumber_r(21, &entry, buffer, sizeof buffer, &found));
	return fault_finish();
}
