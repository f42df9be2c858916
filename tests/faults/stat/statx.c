/* statx reports what the system call reports, and without it what fstatat does. */
#include "../../c/unistd/deny.h"
#include <fcntl.h>
#include <sys/stat.h>

#include "fault.h"

static int wrong(void)
{
	struct statx found;
	fault_begin();
	errno = 0;
	int result = statx(AT_FDCWD, ".", 0, STATX_BASIC_STATS, &found);
	int seen = errno;
	int error = fault_end();
	if (result == (error ? -1 : 0) && seen == error)
		return 0;
	printf("result %d, errno %d instead of %d\n", result, seen, error);
	return 1;
}

int main(void)
{
	if (wrong())
		return 1;
	if (!fault_end())
		deny(SYS_statx);
	return fault_end() ? fault_finish() : wrong() ? 1 : fault_finish();
}
