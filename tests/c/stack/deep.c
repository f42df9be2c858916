//! components: stack
/* A thread whose function has 4 MiB of variables, under the usual limit of 8 MiB. */
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static void *deep(void *argument)
{
	volatile char variables[4 << 20];
	memset((char *)variables, 1, sizeof variables);
	return variables[sizeof variables / 2] == 1 ? argument : NULL;
}

int main(int argc, char **argv)
{
	struct rlimit usual = { .rlim_cur = 8 << 20, .rlim_max = RLIM_INFINITY };
	getrlimit(RLIMIT_STACK, &usual);
	if (argc == 1 && usual.rlim_cur != 8 << 20) {
		/* glibc looks at the limit when a program starts. */
		usual.rlim_cur = 8 << 20;
		setrlimit(RLIMIT_STACK, &usual);
		execv("/proc/self/exe", (char *[]){ argv[0], "again", NULL });
	}
	pthread_t thread;
	void *result = NULL;
	int created = pthread_create(&thread, NULL, deep, &usual);
	int joined = pthread_join(thread, &result);
	printf("%d %d %d\n", created, joined, result == &usual);
	pthread_attr_t attributes;
	size_t size;
	pthread_attr_init(&attributes);
	pthread_attr_getstacksize(&attributes, &size);
	printf("8 MiB %d\n", size == 8 << 20);
	return 0;
}
