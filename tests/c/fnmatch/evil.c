/* fnmatch with patterns that take glibc's for ever are quick, on a small stack; what glibc can do in time it answers alike. */
#include <fnmatch.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* glibc's needs more. */
#ifdef __GLIBC__
#define STACK (8 << 20)
#else
#define STACK (128 << 10)
#endif

static char pattern[50000], name[5000];

static void nest(const char *open, int count, const char *within)
{
	*pattern = 0;
	char *end = pattern;
	for (int i = 0; i < count; i++)
		end = stpcpy(end, open);
	end = stpcpy(end, within);
	for (int i = 0; i < count; i++)
		end = stpcpy(end, ")");
}

static void *run(void *unused)
{
	(void)unused;
	memset(name, 'a', 12);
	nest("*(", 3, "a");
	printf("%d\n", fnmatch(pattern, name, FNM_EXTMATCH));
	nest("@(", 40, "a");
	printf("%d\n", fnmatch(pattern, "a", FNM_EXTMATCH));
	nest("@(", 40, "b");
	printf("%d\n", fnmatch(pattern, "a", FNM_EXTMATCH));
	strcpy(name, "12345678901234567890123456789012345678901234567890123456789012345678901234567890");
	printf("%d\n", fnmatch("+([0-9])", name, FNM_EXTMATCH));
	printf("%d\n", fnmatch("+([0-9])x", name, FNM_EXTMATCH));
#ifdef __GLIBC__
	/* Answers by definition. */
	puts("1\n0\n1\n0\n0");
#else
	memset(name, 'a', 2000);
	name[2000] = 'b';
	nest("*(", 2000, "a");
	printf("%d\n", fnmatch(pattern, name, FNM_EXTMATCH));
	nest("*(", 2000, "a|b");
	printf("%d\n", fnmatch(pattern, name, FNM_EXTMATCH));
	printf("%d\n", fnmatch("*(*(a|aa)|*(a)c)", name, FNM_EXTMATCH));
	name[40] = 0;
	nest("!(", 200, "a");
	printf("%d\n", !fnmatch(pattern, name, FNM_EXTMATCH));
	nest("!(", 201, "a");
	printf("%d\n", fnmatch(pattern, name, FNM_EXTMATCH));
#endif
	return NULL;
}

int main(void)
{
	pthread_attr_t attributes;
	pthread_t thread;
	pthread_attr_init(&attributes);
	pthread_attr_setstacksize(&attributes, STACK);
	if (pthread_create(&thread, &attributes, run, NULL))
		return 1;
	pthread_join(thread, NULL);
	return 0;
}
