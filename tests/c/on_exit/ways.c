//! components: on_exit
/* on_exit's functions are told the status, whichever way the program ends, and take turns with atexit's. */
#include <err.h>
#include <error.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void told(int status, void *argument)
{
	printf("  %s: %d\n", (const char *)argument, status);
	fflush(stdout);
}

static void untold(void)
{
	puts("  atexit");
}

static void again(int status, void *argument)
{
	told(status, argument);
	printf("  again: %d\n", on_exit(told, (void *)"registered meanwhile"));
}

static void vexit(int with_errno, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	if (with_errno)
		verr(41, format, arguments);
	verrx(42, format, arguments);
}

static void *late(void *main_thread)
{
	pthread_join(*(pthread_t *)main_thread, NULL);
	return (void *)5;
}

static void *exits(void *unused)
{
	(void)unused;
	exit(33);
}

static pthread_t first, second;

static int end(int way)
{
	switch (way) {
	case 0: return 0;
	case 1: return 256;
	case 2: exit(-1);
	case 3: exit(2147483647);
	case 4: err(300, "%s", "text");
	case 5: errx(-7, NULL);
	case 6: vexit(1, "%s", "text"); break;
	case 7: vexit(0, "%s", "text"); break;
	case 8:
		first = pthread_self();
		pthread_create(&second, NULL, late, &first);
		pthread_exit((void *)6);
	case 9: pthread_exit((void *)6);
	case 10:
		pthread_create(&second, NULL, exits, NULL);
		pthread_join(second, NULL);
		break;
	case 11:
		on_exit(again, (void *)"again");
		return 5;
	case 12:
		for (int i = 0; i < 20; i++)
			if (on_exit(told, (void *)(i % 2 ? "odd" : "even")) || atexit(untold))
				return 1;
		return 12;
	case 13: {
		fflush(stdout);
		pid_t child = fork();
		if (child == 0)
			exit(13);
		waitpid(child, NULL, 0);
		return 14;
	}
	case 14: error(15, 0, "text"); break;
	case 15: quick_exit(3);
	default: _exit(4);
	}
	return 99;
}

int main(int argc, char **argv)
{
	(void)argv;
	if (argc > 1) {
		int registered[3] = { on_exit(told, (void *)"first"), atexit(untold), on_exit(told, (void *)"last") };
		printf("  %d %d %d\n", registered[0], registered[1], registered[2]);
		fflush(stdout);
		return end(argc - 2);
	}
	/* As many arguments as the way's number says. */
	char *arguments[20] = { argv[0] };
	for (int way = 0; way < 17; way++) {
		arguments[way + 1] = (char *)"x";
		printf("way %d\n", way);
		fflush(stdout);
		pid_t child = fork();
		if (child == 0) {
			freopen("/dev/null", "w", stderr);
			execv("/proc/self/exe", arguments);
			_exit(127);
		}
		int status = 0;
		waitpid(child, &status, 0);
		printf("  ends with %d %d\n", WIFEXITED(status), WEXITSTATUS(status));
		fflush(stdout);
	}
	return 0;
}
