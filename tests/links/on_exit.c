/* A program, or with LIBRARY a library for it, that registers a function with on_exit. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

static void told(int status, void *place)
{
	printf("%s: %d\n", (const char *)place, status);
}

int library(void);

#ifdef LIBRARY
int library(void)
{
	int result = on_exit(told, (void *)"library");
	printf("library: %d%s\n", result, errno == ENOSYS ? " ENOSYS" : "");
	return 3;
}
#else
int main(void)
{
	int result = on_exit(told, (void *)"program");
#ifdef WITH_LIBRARY
	result += library();
#endif
	return result + 256;
}
#endif
