/* execveat reports what the system call reports. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "fault.h"

int main(void)
{
	char *arguments[] = { "absent", NULL };
	fault_begin();
	errno = 0;
	int result = execveat(AT_FDCWD, "absent", arguments, arguments + 1, 0);
	int seen = errno;
	int error = fault_end();
	if (result != -1 || seen != (error ? error : ENOENT)) {
		printf("result %d, errno %d, injected %d\n", result, seen, error);
		return 1;
	}
	return fault_finish();
}
