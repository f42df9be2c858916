//! components: allocator
/* Blocks that other threads free, threads that come and go, forks between them. */
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SLOTS = 64, BLOCKS = 20000 };
static _Atomic(unsigned char *) slots[SLOTS];
static _Atomic int wrong, stop;

static unsigned char *filled(size_t size)
{
	unsigned char *block = malloc(size + 4);
	if (!block)
		abort();
	memcpy(block, &(unsigned){ (unsigned)size }, 4);
	memset(block + 4, (int)(size % 251), size);
	return block;
}

static void emptied(unsigned char *block)
{
	if (!block)
		return;
	unsigned size;
	memcpy(&size, block, 4);
	wrong += block[4] != size % 251 || block[3 + size] != size % 251;
	free(block);
}

/* Puts blocks where any thread finds them, and frees those it finds there itself. */
static void *exchange(void *argument)
{
	unsigned state = (unsigned)(size_t)argument * 2654435761u + 1;
	for (int i = 0; i < BLOCKS; i++) {
		state = state * 1103515245 + 12345;
		size_t size = 1 + (state >> 16) % (i % 500 == 0 ? 300000 : 2000);
		emptied(__atomic_exchange_n((unsigned char **)&slots[state >> 8 & (SLOTS - 1)], filled(size), __ATOMIC_ACQ_REL));
	}
	return NULL;
}

static void *short_life(void *argument)
{
	emptied(filled(100));
	return filled((size_t)argument);
}

static void *churn_until_stopped(void *argument)
{
	while (!stop) {
		emptied(filled(1000));
		emptied(filled(400000));
	}
	return argument;
}

static pthread_key_t key;

static void at_end(void *block)
{
	emptied(block);
	emptied(filled(70));
}

static void *with_key(void *argument)
{
	pthread_setspecific(key, filled(50));
	return argument;
}

static void child(void)
{
	for (size_t size = 1; size < 1000000; size = size * 2 + 1)
		emptied(filled(size));
	pthread_t thread;
	void *block;
	if (pthread_create(&thread, NULL, short_life, (void *)500) == 0 && pthread_join(thread, &block) == 0)
		emptied(block);
	_exit(wrong);
}

int main(void)
{
	pthread_t threads[4];
	for (size_t i = 0; i < 4; i++)
		pthread_create(&threads[i], NULL, exchange, (void *)i);
	for (int i = 0; i < 4; i++)
		pthread_join(threads[i], NULL);
	for (int i = 0; i < SLOTS; i++)
		emptied(slots[i]);
	printf("exchanged, %d wrong\n", wrong);

	for (size_t i = 1; i <= 400; i++) {
		void *block;
		pthread_create(&threads[0], NULL, short_life, (void *)i);
		pthread_join(threads[0], &block);
		emptied(block);
	}
	printf("400 threads came and went, %d wrong\n", wrong);

	pthread_key_create(&key, at_end);
	for (int i = 0; i < 50; i++) {
		pthread_create(&threads[0], NULL, with_key, NULL);
		pthread_join(threads[0], NULL);
	}
	printf("50 had destructors, %d wrong\n", wrong);

	for (int i = 0; i < 4; i++)
		pthread_create(&threads[i], NULL, churn_until_stopped, NULL);
	int failed = 0;
	for (int i = 0; i < 50; i++) {
		pid_t pid = fork();
		if (pid == 0)
			child();
		int status;
		failed += pid < 0 || waitpid(pid, &status, 0) != pid || status != 0;
	}
	stop = 1;
	for (int i = 0; i < 4; i++)
		pthread_join(threads[i], NULL);
	printf("50 forks, %d failed, %d wrong\n", failed, wrong);
	return 0;
}
