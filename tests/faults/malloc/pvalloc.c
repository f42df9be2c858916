/* pvalloc without memory. */
#include <errno.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>

#include "fault.h"

int main(void)
{
	fault_begin();
	errno = 0;
	void *block = pvalloc(5000);
	int seen = errno;
	int error = fault_end();
	if (block ? error != 0 : seen != error) {
		printf("%s, errno %d instead of %d\n", block ? "a block" : "none", seen, error);
		return 1;
	}
	free(block);
	return fault_finish();
}
