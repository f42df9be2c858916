/* sys/resource.h: names of BSD and Solaris. */
#include <stdio.h>
#include <sys/resource.h>

int main(void)
{
	struct rusage usage;
	printf("%d %d\n", RLIMIT_OFILE == RLIMIT_NOFILE, RUSAGE_LWP == RUSAGE_THREAD);
	printf("%d\n", getrusage(RUSAGE_LWP, &usage));
	return 0;
}
