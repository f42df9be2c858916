/* <glob.h> alone and first: the types of the members, the 64 names, and the flags that are there. */
#include <glob.h>

#include <dirent.h>
#include <glob.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/stat.h>

static void close_directory(void *directory)
{
	closedir(directory);
}

int main(void)
{
	/* As systemd's glob-util.c does it: the functions of <dirent.h>, by casts that must fit. */
	glob_t found = {
		.gl_closedir = close_directory,
		.gl_readdir = (struct dirent *(*)(void *))readdir,
		.gl_opendir = (void *(*)(const char *))opendir,
		.gl_lstat = lstat,
		.gl_stat = stat,
	};
	printf("%d\n", glob("/", GLOB_ALTDIRFUNC | GLOB_MARK, NULL, &found));
	printf("%zu %s\n", found.gl_pathc, found.gl_pathv[0]);
	globfree(&found);
	glob64_t large;
	printf("%d\n", glob64("{/,/.}", GLOB_BRACE, NULL, &large));
	printf("%zu %s\n", large.gl_pathc, large.gl_pathv[1]);
	globfree64(&large);
	int all = GLOB_ERR | GLOB_MARK | GLOB_NOSORT | GLOB_DOOFFS | GLOB_NOCHECK | GLOB_APPEND | GLOB_NOESCAPE | GLOB_PERIOD |
		GLOB_MAGCHAR | GLOB_ALTDIRFUNC | GLOB_BRACE | GLOB_NOMAGIC | GLOB_TILDE | GLOB_ONLYDIR | GLOB_TILDE_CHECK;
	printf("%#x %d %d %d\n", all, GLOB_NOSPACE, GLOB_ABEND == GLOB_ABORTED, GLOB_NOMATCH);
	printf("%zu %zu %zu\n", sizeof found, offsetof(glob_t, gl_flags), offsetof(glob_t, gl_stat));
	return 0;
}
