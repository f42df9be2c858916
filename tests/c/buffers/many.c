//! components: buffers
/* More streams than there are buffers, streams of threads, in a child, and those that somebody else closes. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MANY = 100, ROUNDS = 200, THREADS = 4 };

/* As a library calls it that was compiled without the header. */
int others_fclose(FILE *) __asm__("fclose");

static int holds(FILE *file, int first, int count)
{
	rewind(file);
	for (int i = 0; i < count; i++)
		if (getc(file) != ((first + i) & 255))
			return 0;
	return getc(file) == EOF;
}

static void fill(FILE *file, int first, int count)
{
	for (int i = 0; i < count; i++)
		putc(first + i, file);
}

/* All are written a little in turns, so that what waits in one must not be another's. */
static void at_once(int (*close)(FILE *))
{
	FILE *files[MANY];
	int good = 0;
	for (int i = 0; i < MANY; i++)
		files[i] = tmpfile();
	for (int part = 0; part < 30; part++)
		for (int i = 0; i < MANY; i++)
			fill(files[i], i + part * 300, 300);
	for (int i = 0; i < MANY; i++)
		good += holds(files[i], i, 9000);
	for (int i = 0; i < MANY; i++)
		good += close(files[i]) == 0;
	printf("%d\n", good);
}

static void *open_and_close(void *number)
{
	int start = *(int *)number, good = 0;
	for (int i = 0; i < ROUNDS; i++) {
		FILE *one = tmpfile(), *other = tmpfile();
		fill(one, start + i, 5000);
		fill(other, start - i, 50);
		good += holds(one, start + i, 5000) && holds(other, start - i, 50);
		(i % 7 ? fclose : others_fclose)(one);
		fclose(other);
	}
	*(int *)number = good;
	return NULL;
}

static void threads(void)
{
	pthread_t ids[THREADS];
	int numbers[THREADS];
	for (int i = 0; i < THREADS; i++) {
		numbers[i] = i * 50;
		pthread_create(&ids[i], NULL, open_and_close, &numbers[i]);
	}
	for (int i = 0; i < THREADS; i++) {
		pthread_join(ids[i], NULL);
		printf("%d ", numbers[i]);
	}
	puts("");
}

/* What waits is written by both. */
static void child(void)
{
	FILE *file = fopen("pending", "a");
	fputs("once", file);
	pid_t process = fork();
	if (process == 0) {
		fputs(" more", file);
		FILE *other = tmpfile();
		fill(other, 7, 5000);
		_exit(holds(other, 7, 5000) && fclose(file) == 0 ? 0 : 1);
	}
	int status = -1;
	waitpid(process, &status, 0);
	fclose(file);
	char text[40] = "";
	file = fopen("pending", "r");
	printf("%d %s\n", status, fgets(text, sizeof text, file));
	fclose(file);
	unlink("pending");
}

int main(void)
{
	at_once(fclose);
	at_once(others_fclose);
	at_once(fclose);
	child();
	threads();
	fflush(stdout);
	/* Written when the program ends. */
	FILE *file = fdopen(dup(1), "w");
	fputs("last\n", file);
	return 0;
}
