/* Whose malloc the program, libc and a library have: that library is argv[1], or linked where LINKED is defined. */
#include <dlfcn.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef void *(*allocate)(size_t);

static allocate (*ask)(void);
static allocate its_block;
static void (*its_free)(void *);

#ifdef LINKED
allocate library_malloc(void);
void *library_block(size_t);
void library_free(void *);

static int find(int argc, char **argv)
{
	(void)argc;
	(void)argv;
	ask = library_malloc;
	its_block = library_block;
	its_free = library_free;
	return 1;
}
#else
static int find(int argc, char **argv)
{
	void *library = argc > 1 ? dlopen(argv[1], RTLD_NOW) : NULL;
	if (argc > 1 && !library) {
		puts(dlerror());
		exit(1);
	}
	if (!library)
		return 0;
	*(void **)&ask = dlsym(library, "library_malloc");
	*(void **)&its_block = dlsym(library, "library_block");
	*(void **)&its_free = dlsym(library, "library_free");
	return 1;
}
#endif

/* musl's usable size is what was asked for, mimalloc's what the block has. */
static const char *whose(void *block, size_t size)
{
	return malloc_usable_size(block) == size ? "musl's" : "mimalloc";
}

int main(int argc, char **argv)
{
	char *block = malloc(100), text[101] = "";
	printf("program: %s", whose(block, 100));
	memset(text, 'x', 99);
	char *copy = strdup(text);
	printf(", libc: %s", whose(copy, 100));
	free(copy);
	if (find(argc, argv)) {
		its_free(block);
		block = its_block(100);
		printf(", library: %s, %s", whose(block, 100), ask() == malloc ? "the same" : "another");
		for (int i = 0; i < 10000; i++) {
			free(its_block(1 + (size_t)i * 37));
			its_free(malloc(1 + (size_t)i * 37));
		}
	}
	free(block);
	printf("\n");
	return 0;
}
