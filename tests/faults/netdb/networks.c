//! etc: netdb
/* Networks: the enumeration and the lookups report what fails. */
#include "entries.h"

int main(void)
{
	/* The memory of the results stays with the program; here it is got before anything counts. */
	getnetent();
	getnetbyname("loopback");
	getnetbyaddr(0x7f000000, AF_INET);
	endnetent();
	int entries = 0;
	while (getnetent())
		entries++;
	ENUMERATE(netent, netent, entries);
	ENUMERATE_R(netent, netent, entries, , &h_error);
	LOOKUP(getnetbyname("loopback"));
	LOOKUP(getnetbyaddr(0x7f000000, AF_INET));
	LOOKUP_R(netent, getnetbyname_r("loopback", &entry, buffer, sizeof buffer, &found, &h_error));
	LOOKUP_R(netent, getnetbyaddr_r(0x7f000000, AF_INET, &entry, buffer, sizeof buffer, &found, &h_error));
	return fault_finish();
}
