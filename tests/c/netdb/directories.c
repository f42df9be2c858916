//! etc: netdb-directories
/* A directory in the place of each file: EISDIR in errno and, where there is one, NETDB_INTERNAL in h_errno. */
#include "unanswered.h"

int main(void)
{
	protocols_of_an_enumeration();
	everything_else();
}
