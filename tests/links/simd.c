/* Whose memcpy and strlen the program and a library have, which is argv[1]; and whether they work, even before main. */
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

typedef void *(*copy)(void *, const void *, size_t);
typedef size_t (*measure)(const char *);

extern const char __executable_start, etext;

static char early[600];

__attribute__((constructor)) static void before_main(void)
{
	memset(early, 'e', sizeof early - 1);
	memmove(early + 1, early, sizeof early - 2);
}

static int is_own(const void *function)
{
	return (const char *)function >= &__executable_start && (const char *)function < &etext;
}

int main(int argc, char **argv)
{
	copy mine = memcpy;
	measure my_strlen = strlen;
	if (strlen(early) != sizeof early - 1)
		return 1;
	printf("program: %s", is_own(*(void **)&mine) && is_own(*(void **)&my_strlen) ? "its own" : "libc's");
	if (argc > 1) {
		void *library = dlopen(argv[1], RTLD_NOW);
		copy (*its_copy)(void);
		measure (*its_measure)(void);
		if (!library)
			return 2;
		*(void **)&its_copy = dlsym(library, "library_memcpy");
		*(void **)&its_measure = dlsym(library, "library_strlen");
		printf(", library: %s", its_copy() == mine && its_measure() == my_strlen ? "the same" : "another");
	}
	printf("\n");
	return 0;
}
