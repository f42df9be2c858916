//! etc: netdb-long
/* The enumeration of hosts reports what fails and loses no entry. */
#include "entries.h"

int main(void)
{
	/* The memory of the result stays with the program; here it is got before anything counts. */
	gethostent();
	ENUMERATE(hostent, hostent, 2);
	ENUMERATE_R(hostent, hostent, 2, , &h_error);
	return fault_finish();
}
