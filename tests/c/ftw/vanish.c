/* The tree changes during the walk: what is removed, made or moved is seen as the system says. */
#include "tree.h"

static const char *trigger;
static void (*change)(void);
static int changed;

static int visit(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	printf("\t%s\t%s\t%d\n", type_name(type), path, ftw->level);
	if (!changed && strcmp(path, trigger) == 0 && type != FTW_DP) {
		changed = 1;
		change();
	}
	return 0;
}

static void remove_file(void)
{
	unlink("t/a/b/f");
}

static void remove_directory(void)
{
	remove_file();
	rmdir("t/a/b");
}

static void remove_tree(void)
{
	remove_directory();
	rmdir("t/a");
	rmdir("t");
}

static void make_file(void)
{
	remove_file();
	make("t/a/b/new");
}

static void move_directory(void)
{
	if (rename("t/a/b", "moved"))
		perror("rename");
}

static void replace_by_link(void)
{
	if (rename("t/a/b", "moved") || symlink("../../outside", "t/a/b"))
		perror("replace");
}

static void walk(const char *at, void (*what)(void), const char *name)
{
	static const int flags[] = {0, FTW_PHYS, FTW_PHYS | FTW_DEPTH, FTW_PHYS | FTW_CHDIR};
	static const int limits[] = {1, 2, 20};
	for (unsigned i = 0; i < 12; i++) {
		/* With FTW_CHDIR the paths of the change would lead elsewhere. */
		if (flags[i % 4] & FTW_CHDIR && what != NULL)
			continue;
		if (system("rm -rf t moved outside; mkdir -p t/a/b outside; touch t/a/b/f outside/secret"))
			exit(2);
		printf("%s at %s, flags %d, limit %d\n", name, at, flags[i % 4], limits[i / 4]);
		trigger = at, change = what, changed = what == NULL;
		fflush(stdout);
		report(nftw("t", visit, limits[i / 4], flags[i % 4]));
	}
}

int main(void)
{
	walk("", NULL, "nothing");
	walk("t/a", remove_file, "the file goes");
	walk("t/a/b", remove_file, "the file goes");
	walk("t/a", remove_directory, "the directory goes");
	walk("t/a/b", remove_directory, "the directory goes");
	walk("t/a/b/f", remove_directory, "the directory goes");
	walk("t/a/b/f", remove_tree, "everything goes");
	walk("t/a/b", remove_tree, "everything goes");
	walk("t", remove_tree, "everything goes");
	walk("t/a/b", make_file, "a file comes");
	walk("t/a/b", move_directory, "the directory moves");
	walk("t/a/b/f", move_directory, "the directory moves");
	walk("t/a/b", replace_by_link, "a link comes");
	walk("t/a/b/f", replace_by_link, "a link comes");
	printf("%d descriptors\n", open_descriptors());
	return 0;
}
