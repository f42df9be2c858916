/* closefrom closes everything, whichever of its ways fails: close_range is gone, then opening and reading /proc. */
#include "../../c/unistd/deny.h"
#include <fcntl.h>
#include <unistd.h>

#include "fault.h"

int main(void)
{
	closefrom(3);
	deny(SYS_close_range);
	fault_begin();
	dup2(1, 100);
	dup2(1, 101);
	dup2(1, 500);
	errno = 0;
	closefrom(100);
	int seen = errno;
	fault_end();
	if (seen != 0 || fcntl(100, F_GETFD) != -1 || fcntl(101, F_GETFD) != -1 || fcntl(500, F_GETFD) != -1) {
		printf("errno %d, or a descriptor is open\n", seen);
		return 1;
	}
	return fault_finish();
}
