/* uapi: the kernel's <linux/signal.h> stands in the place of the libc's <signal.h>, with other headers that do not clash. */
#include <linux/signal.h>
#include <linux/time.h>
#include <sys/prctl.h>
#include <errno.h>
#include <stdio.h>

int main(void)
{
	sigset_t set = 1UL << (SIGUSR1 - 1);
	struct timespec second = { .tv_sec = 1 };
	printf("signals\t%d %d\n", SIGUSR1, set == 0x200);
	printf("time\t%d %d\n", (int)second.tv_sec, CLOCK_MONOTONIC);
	printf("prctl\t%d\n", PR_SET_NAME);
	return 0;
}
