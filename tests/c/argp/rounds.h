/* Random rounds, each by its own number and in a process of its own.
 *
 * A case runs the first ones and prints a hash of each. `program FIRST COUNT` runs others and prints all that they print:
 * built for glibc and for musl, it finds differences that the recorded rounds do not show. */
#ifndef ROUNDS_H
#define ROUNDS_H

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static uint64_t random_state;

static inline unsigned below(unsigned limit)
{
	uint64_t mixed = random_state += 0x9e3779b97f4a7c15u;
	mixed = (mixed ^ mixed >> 30) * 0xbf58476d1ce4e5b9u;
	mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111ebu;
	return (mixed >> 33) % limit;
}

#define PICK(array) (array)[below(sizeof (array) / sizeof *(array))]

/* A round, in a child; what it gives is the exit status. */
static int round_of_case(void);

/* Copies what was written to a file, or its hash, to stdout. */
static inline void show(const char *title, int file, int whole)
{
	char text[4096];
	ssize_t size;
	uint64_t hash = 0xcbf29ce484222325u;
	printf("%s%s", title, whole ? ":\n" : " ");
	lseek(file, 0, SEEK_SET);
	while ((size = read(file, text, sizeof text)) > 0) {
		for (ssize_t i = 0; i < size; i++)
			hash = (hash ^ (unsigned char)text[i]) * 0x100000001b3u;
		if (whole)
			fwrite(text, 1, size, stdout);
	}
	if (!whole)
		printf("%016llx ", (unsigned long long)hash);
	if (ftruncate(file, 0) != 0)
		exit(2);
	lseek(file, 0, SEEK_SET);
}

int main(int argc, char **argv)
{
	unsigned first = argc > 1 ? atoi(argv[1]) : 0, count = argc > 2 ? atoi(argv[2]) : ROUNDS;
	int out = fileno(tmpfile()), err = fileno(tmpfile());
	for (unsigned number = first; number < first + count; number++) {
		int status;
		/* The first line of all goes out at once with musl, so it must not be a round's. */
		printf("=== %u\n", number);
		fflush(stdout);
		pid_t child = fork();
		if (child == 0) {
			random_state = number * 0x2545f4914f6cdd1du;
			/* Now and then both streams are one, and their order shows. */
			int together = below(4) == 0;
			dup2(out, STDOUT_FILENO);
			dup2(together ? out : err, STDERR_FILENO);
			if (together)
				fcntl(out, F_SETFL, O_APPEND);
			if (below(4) == 0)
				setvbuf(stdout, NULL, below(2) ? _IONBF : _IOLBF, 0);
			exit(round_of_case());
		}
		waitpid(child, &status, 0);
		show("stdout", out, argc > 1);
		show("stderr", err, argc > 1);
		printf(WIFEXITED(status) ? "exit %d\n" : "signal %d\n", WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status));
	}
	return 0;
}

#endif
