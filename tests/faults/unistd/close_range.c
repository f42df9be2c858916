/* close_range reports what the system call reports. */
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "fault.h"

int main(void)
{
	fault_begin();
	errno = 0;
	int result = close_range(900, 1000, 0);
	int seen = errno;
	int error = fault_end();
	if (result != (error ? -1 : 0) || seen != error) {
		printf("result %d, errno %d instead of %d\n", result, seen, error);
		return 1;
	}
	return fault_finish();
}
