/* TEMP_FAILURE_RETRY tries again after EINTR and after nothing else, and may stand in an expression. */
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

static int calls;

static long attempt(int interruptions, int error, long result)
{
	if (calls++ < interruptions) {
		errno = EINTR;
		return -1;
	}
	if (error)
		errno = error;
	return result;
}

int main(void)
{
	long result = TEMP_FAILURE_RETRY(attempt(3, 0, 7));
	printf("%ld after %d calls\n", result, calls);
	calls = 0;
	result = 1 + TEMP_FAILURE_RETRY(attempt(2, EIO, -1));
	printf("%ld after %d calls, errno %d\n", result, calls, errno);
	calls = 0;
	errno = EINTR;
	if (TEMP_FAILURE_RETRY(attempt(0, 0, -2)) < 0)
		printf("another failure after %d call\n", calls);
	calls = 0;
	result = TEMP_FAILURE_RETRY(TEMP_FAILURE_RETRY(attempt(1, 0, 5000000000)));
	printf("%d after %d calls\n", result == 5000000000, calls);
	return 0;
}
