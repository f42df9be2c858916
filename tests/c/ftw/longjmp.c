//! cflags: -pthread
/* A function that leaves the walk with longjmp: the thread's descriptors do not pile up. glibc's do, so it
 * leaves few walks; what is printed is what our manual promises. */
#include <pthread.h>
#include <setjmp.h>

#include "tree.h"

#ifdef __GLIBC__
enum { TIMES = 3 };
#else
enum { TIMES = 1000 };
#endif

static __thread jmp_buf away;
static __thread int at_level;

static int leave(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)path, (void)st, (void)type;
	if (ftw->level == at_level)
		longjmp(away, 1);
	return 0;
}

static int pass(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)path, (void)st, (void)type, (void)ftw;
	return 0;
}

static int start;

static void *leave_often(void *flags)
{
	for (volatile int i = 0; i < TIMES; i++) {
		at_level = i % 4;
		if (setjmp(away) == 0)
			nftw("t", leave, 2, *(int *)flags);
		if (*(int *)flags & FTW_CHDIR && fchdir(start))
			exit(2);
	}
	return NULL;
}

/* A walk within a walk is left; the outer one goes on. */
static int leave_inner(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st, (void)type;
	for (volatile int i = 0; i < TIMES; i++) {
		at_level = i % 4;
		if (setjmp(away) == 0)
			nftw("t", leave, 5, FTW_PHYS);
	}
	printf("\t%s %d\n", path, ftw->level);
	return 0;
}

static void lost(const char *what, int before, int allowed)
{
	int count = open_descriptors() - before;
#ifdef __GLIBC__
	count = 0;
#endif
	printf("%s: %s\n", what, count <= allowed ? "as promised" : "descriptors lost");
}

int main(void)
{
	static int flags[] = {FTW_PHYS, 0, FTW_DEPTH, FTW_CHDIR, FTW_CHDIR | FTW_DEPTH | FTW_PHYS};
	make("t/"), make("t/a/"), make("t/a/b/"), make("t/a/b/c");
	start = open(".", O_RDONLY);
	int before = open_descriptors();
	for (int i = 0; i < 5; i++) {
		leave_often(flags + i);
		lost("left", before, 2 + (flags[i] & FTW_CHDIR ? 1 : i > 3));
		report(nftw("t", pass, 2, FTW_PHYS));
		lost("after another walk", before, i >= 3);
	}
	before = open_descriptors();
	report(nftw("t", leave_inner, 2, FTW_PHYS));
	lost("inner walks", before, 0);
	for (int i = 0; i < 5; i++) {
		pthread_t thread;
		before = open_descriptors();
		if (pthread_create(&thread, NULL, leave_often, flags + i) || pthread_join(thread, NULL))
			return 2;
		lost("a thread that ended", before, 0);
	}
	return 0;
}
