/* The memory a program has, in KiB, when its load rises and falls. */
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { COUNT = 400000, OWN = 1000 };
static char *blocks[COUNT];

/* Without stdio, which allocates. */
static void say(const char *when)
{
	char text[128] = "";
	int file = open("/proc/self/statm", O_RDONLY);
	if (file < 0 || read(file, text, sizeof text - 1) < 0)
		_exit(1);
	close(file);
	long pages = strtol(strchr(text, ' '), NULL, 10);
	int length = snprintf(text, sizeof text, "%s\t%ld\n", when, pages * (sysconf(_SC_PAGESIZE) / 1024));
	if (write(STDOUT_FILENO, text, (size_t)length) != length)
		_exit(1);
}

static void *churn(void *argument)
{
	char *own[OWN] = { NULL };
	unsigned state = 1;
	for (int i = 0; i < 300000; i++) {
		state = state * 1103515245 + 12345;
		char **slot = &own[(state >> 8) % OWN];
		free(*slot);
		memset(*slot = malloc(16 + (state >> 16) % 4000), 1, 16);
	}
	for (int i = 0; i < OWN; i++)
		free(own[i]);
	return argument;
}

static void fill(int i, size_t size)
{
	memset(blocks[i] = malloc(size), 1, size);
}

int main(void)
{
	say("at the start");
	for (int i = 0; i < COUNT; i++)
		fill(i, 16 + (size_t)i % 108);
	say("400,000 small blocks");
	for (int i = 0; i < COUNT; i++)
		if (i % 8)
			free(blocks[i]);
	say("an eighth of them");
	for (int i = 0; i < COUNT; i++)
		if (i % 8)
			fill(i, 64 + (size_t)i % 512);
	say("and larger ones");
	for (int i = 0; i < COUNT; i++)
		free(blocks[i]);
	say("all freed");
	pthread_t threads[8];
	for (int i = 0; i < 8; i++)
		pthread_create(&threads[i], NULL, churn, NULL);
	for (int i = 0; i < 8; i++)
		pthread_join(threads[i], NULL);
	say("after 8 busy threads");
	return 0;
}
