//! etc: netdb-long
/* Services: the enumeration and the lookups report what fails, also while a result of 30 kB is stored. */
#include "entries.h"

int main(void)
{
	/* The memory of the results stays with the program; here the first of it is got before anything counts. */
	getservent();
	getservbyname("long", "tcp");
	getservbyport(htons(1), "tcp");
	ENUMERATE(servent, servent, 3);
	ENUMERATE_R(servent, servent, 3, );
	LOOKUP(getservbyname("x", "udp"));
	LOOKUP(getservbyport(htons(2), NULL));
	LOOKUP_R(servent, getservbyname_r("after", NULL, &entry, buffer, sizeof buffer, &found));
	LOOKUP_R(servent, getservbyport_r(htons(3), "tcp", &entry, buffer, sizeof buffer, &found));
	return fault_finish();
}
