/* faccessat without faccessat2 reports why a file's type could not be seen. */
#include "../../c/unistd/deny.h"
#include <fcntl.h>
#include <unistd.h>

#include "fault.h"

int main(void)
{
	if (symlink("nowhere", "link"))
		return 1;
	deny(SYS_faccessat2);
	fault_begin();
	errno = 0;
	int result = faccessat(AT_FDCWD, "link", R_OK, AT_SYMLINK_NOFOLLOW);
	int seen = errno;
	int error = fault_end();
	if (result != (error ? -1 : 0) || seen != error) {
		printf("result %d, errno %d instead of %d\n", result, seen, error);
		return 1;
	}
	return fault_finish();
}
