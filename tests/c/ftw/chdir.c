/* FTW_CHDIR: where the program is in each call, and afterwards. */
#include "tree.h"

static char start[4096];
static int stop_level;

static const char *here(void)
{
	static char path[4096];
	if (!getcwd(path, sizeof path))
		return "nowhere";
	return strncmp(path, start, strlen(start)) == 0 ? path + strlen(start) : path;
}

static int visit(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	struct stat own;
	const char *name = type == FTW_DP ? "." : path + ftw->base;
	int reached = stat(name, &own) == 0 && own.st_ino == st->st_ino;
	keep("\t%s\t%s in [%s] %s", type_name(type), *path == '/' ? path + strlen(start) : path, here(), reached ? "reached" : "not reached");
	return ftw->level == stop_level ? 9 : 0;
}

static void walk(const char *root, int flags, int limit)
{
	printf("[%s] flags %d limit %d\n", strncmp(root, start, strlen(start)) ? root : "absolute", flags, limit);
	int result = nftw(root, visit, limit, flags);
	int error = errno;
	print_sorted();
	errno = error;
	report(result);
	printf("back in [%s]\n", here());
}

int main(void)
{
	static const char *const roots[] = {"t", "t/", "t//a", "./t/a/b", "t/a/b/file", "to", "to/b", "none", "t/none", "none/x"};
	if (!getcwd(start, sizeof start))
		return 2;
	make("t/"), make("t/a/"), make("t/a/b/"), make("t/a/b/file"), make("to=t/a");
	char absolute[5000];
	snprintf(absolute, sizeof absolute, "%s/t/a/", start);
	for (stop_level = -1; stop_level < 3; stop_level++) {
		for (unsigned i = 0; i < sizeof roots / sizeof *roots; i++) {
			walk(roots[i], FTW_CHDIR, 20);
			walk(roots[i], FTW_CHDIR | FTW_PHYS | FTW_DEPTH, 20);
			if (stop_level < 1)
				walk(roots[i], FTW_CHDIR | FTW_PHYS, 1);
		}
		walk(absolute, FTW_CHDIR, 20);
	}
	if (chdir("t/a/b"))
		return 2;
	walk("..", FTW_CHDIR, 20);
	walk("../..", FTW_CHDIR | FTW_PHYS, 2);
	printf("%d descriptors\n", open_descriptors());
	return 0;
}
