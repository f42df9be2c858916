/* What the cases of <glob.h> share: a tree of files, and a line for each call. */
#ifndef TREE_H
#define TREE_H

#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void __attribute__((unused)) file(const char *path)
{
	close(open(path, O_CREAT | O_WRONLY, 0644));
}

static void __attribute__((unused)) make_tree(void)
{
	static const char *const directories[] = {
		"a", "b", "b/c", ".h", "x y", "br[ac", "bs\\d", "deep", "deep/d1", "deep/d1/e1", "deep/d2", "deep/d2/e2", "deep/d1,x",
	};
	static const char *const files[] = {
		"f1", "f2", "F3", ".dot", "a/1", "a/2", "a/.3", "b/c/z", "*star", "[x]", "back\\slash", "{a,b}", "~", "a,b", "-", "]",
		"a{bc", "f{1", "{x", "a}", "b}", ",", "deep/d1/q", "deep/d2/q", "deep/d1,x/q", "bs\\d/q", "z", "br[ac/in",
	};
	for (size_t i = 0; i < sizeof directories / sizeof *directories; i++)
		mkdir(directories[i], 0755);
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		file(files[i]);
	if (symlink("a", "la") | symlink("nowhere", "dang") | symlink("loop", "loop"))
		perror("symlink");
}

/* The result, GLOB_MAGCHAR, the count and the list; stars mark what should not be. */
static void __attribute__((unused)) print_result(int result, const glob_t *found, size_t offsets)
{
	printf(" %d", result);
	if (result == 0)
		printf("%s", found->gl_flags & GLOB_MAGCHAR ? " magic" : "");
	printf(" %zu", found->gl_pathc);
	for (size_t i = 0; found->gl_pathv && i < offsets; i++)
		printf(" %s", found->gl_pathv[i] ? "*" : "(null)");
	for (size_t i = 0; found->gl_pathv && i < found->gl_pathc; i++)
		printf(" <%s>", found->gl_pathv[offsets + i]);
	if (found->gl_pathv && found->gl_pathv[offsets + found->gl_pathc])
		printf(" *");
	printf("\n");
}

static void __attribute__((unused)) show(const char *pattern, int flags)
{
	glob_t found;
	memset(&found, 0, sizeof found);
	found.gl_pathc = 77;
	errno = 99;
	int result = glob(pattern, flags, NULL, &found);
	printf("%s:", pattern);
	print_result(result, &found, 0);
	globfree(&found);
	if (found.gl_pathv)
		printf("*** not freed\n");
}

static void __attribute__((unused)) show_all(const char *title, int flags, const char *const *patterns)
{
	printf("== %s\n", title);
	for (; *patterns; patterns++)
		show(*patterns, flags);
}

#endif
