//! etc: netdb
/* RPC programs: the enumeration and the lookups report what fails. */
#include "entries.h"

int main(void)
{
	/* The memory of the results stays with the program; here it is got before anything counts. */
	getrpcbyname("rpcbind");
	getrpcbynumber(100000);
	int entries = 0;
	while (getrpcent())
		entries++;
	ENUMERATE(rpcent, rpcent, entries);
	ENUMERATE_R(rpcent, rpcent, entries, );
	LOOKUP(getrpcbyname("rpcbind"));
	LOOKUP(getrpcbynumber(100000));
	LOOKUP_R(rpcent, getrpcbyname_r("rpcbind", &entry, buffer, sizeof buffer, &found));
	LOOKUP_R(rpcent, getrpcbynumber_r(100000, &entry, buffer, sizeof buffer, &found));
	return fault_finish();
}
