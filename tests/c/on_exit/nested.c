//! components: on_exit
/* A function that calls exit itself changes the status for those that follow, and the program's, unless the libc ends
 * every program that does so, as musl 1.2.6 does. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static int (*told)[5];
static char places[5];

static void plain(int status, void *place)
{
	(*told)[(char *)place - places] = status;
}

static void nested(int status, void *place)
{
	plain(status, place);
	exit(status + 1);
}

static void from_atexit(void)
{
	exit(9);
}

static int ends_with(void (*run)(void))
{
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		run();
		exit(5);
	}
	int status = 0;
	waitpid(child, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void only_atexit(void)
{
	atexit(from_atexit);
}

static void mixed(void)
{
	on_exit(plain, places + 3);
	on_exit(nested, places + 2);
	on_exit(nested, places + 1);
	atexit(from_atexit);
	on_exit(plain, places);
}

int main(void)
{
	const int expected[5] = { 5, 9, 10, 11, 0 };
	told = mmap(NULL, sizeof *told, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	int possible = ends_with(only_atexit) == 9, status = ends_with(mixed), good = status == (possible ? 11 : -1);
	for (int i = 0; i < (possible ? 5 : 1); i++)
		good &= (*told)[i] == expected[i];
	if (!good)
		for (int i = 0; i < 5; i++)
			printf("%d: %d\n", i, (*told)[i]);
	printf("nested: %s\n", good ? "as it must be" : "otherwise");
	return 0;
}
