/* group_member with more groups than its first list holds, as far as the process may have them. */
#include <errno.h>
#include <grp.h>
#include <stdio.h>
#include <unistd.h>

#include "fault.h"

int main(void)
{
	gid_t groups[100];
	for (gid_t i = 0; i < 100; i++)
		groups[i] = 1000 + i;
	int expected = setgroups(100, groups) == 0 || getgroups(100, groups) > 0;
	fault_begin();
	errno = 0;
	int result = group_member(groups[0]);
	int seen = errno;
	int error = fault_end();
	if (seen == 0 ? result != expected : result != 0 || seen != error) {
		printf("result %d, errno %d, injected %d\n", result, seen, error);
		return 1;
	}
	return fault_finish();
}
