//! components: on_exit
/* A function that calls exit itself changes the status for those that follow. */
#include <stdio.h>
#include <stdlib.h>

static void told(int status, void *argument)
{
	printf("%s: %d\n", (const char *)argument, status);
	fflush(stdout);
}

static void nested(int status, void *argument)
{
	told(status, argument);
	exit(status + 1);
}

static void from_atexit(void)
{
	exit(9);
}

int main(void)
{
	on_exit(told, (void *)"first");
	on_exit(nested, (void *)"one");
	on_exit(nested, (void *)"other");
	atexit(from_atexit);
	on_exit(told, (void *)"last");
	return 5;
}
