/* getdents64 reports what the system call reports. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>

#include "fault.h"

int main(void)
{
	static char buffer[4096];
	int fd = open("/", O_RDONLY | O_DIRECTORY);

	fault_begin();
	errno = 0;
	ssize_t result = getdents64(fd, buffer, sizeof buffer);
	int seen = errno;
	int error = fault_end();
	if ((error ? result != -1 : result <= 0) || seen != error) {
		printf("result %zd, errno %d instead of %d\n", result, seen, error);
		return 1;
	}
	return fault_finish();
}
