/* The stack that a thread gets by default. Half of one of 8 MiB is used; argv[1] is a library to open first. */
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

__attribute__((noinline)) static int use_half(void)
{
	volatile char frame[4 << 20];
	memset((char *)frame, 1, sizeof frame);
	return frame[sizeof frame / 2];
}

static void *deep(void *size)
{
	return *(size_t *)size < 8 << 20 || use_half() == 1 ? NULL : size;
}

int main(int argc, char **argv)
{
	pthread_attr_t attributes;
	pthread_t thread;
	size_t size;
	void *result;
	if (argc > 1 && !dlopen(argv[1], RTLD_NOW))
		return 1;
	if (pthread_attr_init(&attributes) != 0 || pthread_attr_getstacksize(&attributes, &size) != 0)
		return 2;
	if (pthread_create(&thread, NULL, deep, &size) != 0 || pthread_join(thread, &result) != 0 || result)
		return 3;
	printf("stack: %zu KiB\n", size >> 10);
	return 0;
}
