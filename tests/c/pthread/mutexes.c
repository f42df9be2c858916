/* pthread.h: the static initializers and the types of GNU's mutexes do what they say. */
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t recursive = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static pthread_mutex_t errorcheck = PTHREAD_ERRORCHECK_MUTEX_INITIALIZER_NP;
static pthread_mutex_t adaptive = PTHREAD_ADAPTIVE_MUTEX_INITIALIZER_NP;

static void *try_from_another_thread(void *mutex)
{
	printf("  another thread: trylock %d", pthread_mutex_trylock(mutex));
	printf(" unlock %d\n", pthread_mutex_unlock(mutex));
	return NULL;
}

static void exercise(const char *what, pthread_mutex_t *mutex, int relock, int foreign)
{
	pthread_t thread;
	printf("%s\n  lock %d", what, pthread_mutex_lock(mutex));
	printf(" trylock %d", pthread_mutex_trylock(mutex));
	if (relock)
		printf(" lock %d", pthread_mutex_lock(mutex));
	printf("\n");
	if (foreign) {
		pthread_create(&thread, NULL, try_from_another_thread, mutex);
		pthread_join(thread, NULL);
	}
	printf("  unlock");
	for (int i = 0; i < (foreign ? 4 : 1); i++)
		printf(" %d", pthread_mutex_unlock(mutex));
	printf("\n");
}

static void of_type(const char *what, int type, int relock, int foreign)
{
	pthread_mutexattr_t attributes;
	pthread_mutex_t mutex;
	pthread_mutexattr_init(&attributes);
	printf("settype %d\n", pthread_mutexattr_settype(&attributes, type));
	pthread_mutex_init(&mutex, &attributes);
	exercise(what, &mutex, relock, foreign);
}

int main(void)
{
	exercise("recursive", &recursive, 1, 1);
	exercise("errorcheck", &errorcheck, 1, 1);
	exercise("adaptive", &adaptive, 0, 0);
	of_type("recursive", PTHREAD_MUTEX_RECURSIVE_NP, 1, 1);
	of_type("errorcheck", PTHREAD_MUTEX_ERRORCHECK_NP, 1, 1);
	of_type("adaptive", PTHREAD_MUTEX_ADAPTIVE_NP, 0, 0);
	of_type("timed", PTHREAD_MUTEX_TIMED_NP, 0, 0);
	of_type("fast", PTHREAD_MUTEX_FAST_NP, 0, 0);
	printf("%d %d\n", PTHREAD_MUTEX_STALLED_NP, PTHREAD_MUTEX_ROBUST_NP);
	return 0;
}
