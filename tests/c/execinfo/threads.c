//! cflags: -O2 -fomit-frame-pointer -fno-optimize-sibling-calls -pthread
/* In threads, after fork, and many at once. */
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "frames.h"

CASE_STATE;

FRAME void deeper(const char *what)
{
	void *addresses[64];
	int count = backtrace(addresses, 64);
	print_frames(what, addresses, count);
	after++;
}

FRAME void *run(void *what)
{
	deeper(what);
	after++;
	return NULL;
}

FRAME void handler(int signal)
{
	(void)signal;
	deeper("a signal in a thread");
	after++;
}

FRAME void *raises(void *nothing)
{
	raise(SIGUSR1);
	after++;
	return nothing;
}

FRAME int same_every_time(int depth)
{
	if (depth > 0)
		return same_every_time(depth - 1) + (after & 0);
	void *first[64], *again[64];
	int count = backtrace(first, 64), differences = 0;
	for (int i = 0; i < 2000; i++)
		differences += backtrace(again, 64) != count || memcmp(first + 1, again + 1, (count - 1) * sizeof *first) != 0;
	return differences;
}

FRAME void *many(void *depth)
{
	long differences = 0;
	for (int i = 0; i < 20; i++)
		differences += same_every_time((int)(long)depth + i);
	return (void *)differences;
}

FRAME int main(void);
FUNCTIONS(FUNCTION(deeper), FUNCTION(run), FUNCTION(handler), FUNCTION(raises), FUNCTION(same_every_time),
	FUNCTION(many), FUNCTION(main));

int main(void)
{
	pthread_t thread, threads[4];
	pthread_attr_t small;
	pthread_create(&thread, NULL, run, "a thread");
	pthread_join(thread, NULL);
	pthread_attr_init(&small);
	pthread_attr_setstacksize(&small, PTHREAD_STACK_MIN + 32768);
	pthread_create(&thread, &small, run, "a thread with a small stack");
	pthread_join(thread, NULL);
	signal(SIGUSR1, handler);
	pthread_create(&thread, NULL, raises, NULL);
	pthread_join(thread, NULL);
	long differences = 0;
	for (long i = 0; i < 4; i++)
		pthread_create(&threads[i], NULL, many, (void *)i);
	for (int i = 0; i < 4; i++) {
		void *result;
		pthread_join(threads[i], &result);
		differences += (long)result;
	}
	printf("four threads at once: %ld differences\n", differences);
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		deeper("after fork");
		_exit(0);
	}
	waitpid(child, NULL, 0);
	deeper("in the parent");
	return 0;
}
