/* rpmatch: without memory it knows neither yes nor no. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "fault.h"

int main(void)
{
	fault_begin();
	errno = 7;
	int answer = rpmatch("no");
	int left = errno;
	int error = fault_end();
	/* The first expression may fail and the second still match. */
	if ((answer != 0 && !(error && answer == -1)) || left != 7) {
		printf("%d, errno %d\n", answer, left);
		return 1;
	}
	return fault_finish();
}
