/* The two basenames: GNU's of <string.h> alone, and POSIX's where <libgen.h> is included. */
#include <string.h>
static const char *gnu(const char *path)
{
	return basename(path);
}
#include <libgen.h>
#include <stdio.h>
#include <string.h>
static const char *posix(char *path)
{
	return basename(path);
}
#undef basename
#include <libgen.h>
static const char *gnu_again(const char *path)
{
	char *(*function)(const char *) = basename;
	return function(path);
}

int main(void)
{
	static const char *const paths[] = { "", "/", "//", "///", "a", "a/", "a//", "/a", "a/b", "a/b/", "/a/b//", ".", "..", "a/." };
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		char copy[20];
		const char *name = gnu(strcpy(copy, paths[i]));
		printf("%s: gnu %s at %d, again %d, left alone %d", paths[i], name, (int)(name - copy),
		       (int)(gnu_again(copy) - copy), !strcmp(copy, paths[i]));
		printf(", posix %s\n", posix(copy));
	}
	return 0;
}
