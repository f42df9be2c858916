/* The types of everything a tree can hold, with the stat data that belongs to them. */
#include "tree.h"

static int phys;

static int visit(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	struct stat own;
	int follow = !phys && type != FTW_SLN;
	int known = fstatat(AT_FDCWD, path, &own, follow ? 0 : AT_SYMLINK_NOFOLLOW);
	keep("\t%s\t[%s]\tbase %d level %d mode %o size %d %s", type_name(type), path, ftw->base, ftw->level,
	     (unsigned)st->st_mode & S_IFMT, S_ISREG(st->st_mode) ? (int)st->st_size : -1,
	     known == 0 && own.st_ino == st->st_ino && own.st_dev == st->st_dev && own.st_mode == st->st_mode
	     && own.st_mtime == st->st_mtime && own.st_nlink == st->st_nlink ? "right" : "wrong");
	return 0;
}

static int visit3(const char *path, const struct stat *st, int type)
{
	keep("\t%s\t[%s]\tmode %o", type_name(type), path, (unsigned)st->st_mode & S_IFMT);
	return 0;
}

int main(void)
{
	make("t/"), make("t/a/"), make("t/a/b/"), make("t/a/b/c/"), make("t/file"), make("t/a/b/file"), make("t/.hidden");
	make("t/link=file"), make("t/a/dangling=nowhere"), make("t/a/b/up=../../file"), make("t/empty/");
	make("t/a/...");
	if (mkfifo("t/fifo", 0644) || link("t/file", "t/again"))
		return 2;
	for (int flags = 0; flags < 16; flags++) {
		if (flags & FTW_CHDIR)
			continue;
		phys = flags & FTW_PHYS;
		printf("flags %d\n", flags);
		int result = nftw("t", visit, 20, flags);
		print_sorted();
		report(result);
	}
	puts("ftw");
	int result = ftw("t/", visit3, 1);
	print_sorted();
	report(result);
	return 0;
}
