/* getpt: no descriptor is -1 and its errno. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "fault.h"

int main(void)
{
	fault_begin();
	errno = 7;
	int master = getpt();
	int left = errno;
	int error = fault_end();
	if (error ? master != -1 || left != error : master < 0 || left != 7) {
		printf("%d, errno %d\n", master, left);
		return 1;
	}
	if (master >= 0)
		close(master);
	return fault_finish();
}
