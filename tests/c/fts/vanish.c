/* A tree that changes while a walk is in it. */
#include "show.h"

static void removed(int options, int with_children)
{
	FTS *stream = OPEN(options, "w");
	FTSENT *entry;
	char path[5000];
	while ((entry = next(stream)))
		if (entry->fts_level == with_children ? 0 : entry->fts_info == FTS_D && !strcmp(entry->fts_name, "4")) {
			snprintf(path, sizeof path, "%s/w/4", where);
			printf("rmdir %d\n", rmdir(path));
		} else if (with_children && entry->fts_info == FTS_D && entry->fts_level == 0) {
			children(stream, 0);
			snprintf(path, sizeof path, "%s/w/4", where);
			printf("rmdir %d\n", rmdir(path));
		}
	finish(stream);
	mkdir("w/4", 0755);
}

static void replaced(const char *by)
{
	FTS *stream = OPEN(FTS_PHYSICAL, "w");
	FTSENT *entry;
	char path[5000], other[5000];
	while ((entry = next(stream)))
		if (entry->fts_info == FTS_D && !strcmp(entry->fts_name, "4")) {
			snprintf(path, sizeof path, "%s/w/4", where);
			snprintf(other, sizeof other, "%s/%s", where, by);
			rmdir(path);
			printf("replaced %d\n", *by == '/' ? symlink(by, path) : rename(other, path));
		}
	finish(stream);
	unlink("w/4"), rename("w/4", by), mkdir("w/4", 0755);
}

static void file_gone(int options)
{
	FTS *stream = OPEN(options, "v");
	FTSENT *entry;
	char path[5000];
	while ((entry = next(stream)))
		if (entry->fts_info == FTS_F) {
			snprintf(path, sizeof path, "%s/v/f", where);
			printf("unlink %d\n", unlink(path));
			fts_set(stream, entry, FTS_AGAIN);
		}
	finish(stream);
	make("v/f");
}

/* rm -r, which is what many use it for. */
static void emptied(int options)
{
	make("r/"), make("r/a/"), make("r/a/b/"), make("r/a/b/f"), make("r/a/l=b"), make("r/g"), make("r/z/");
	FTS *stream = OPEN(options, "r");
	FTSENT *entry;
	while ((entry = next(stream)))
		if (entry->fts_info != FTS_D)
			printf("\t%d\n", entry->fts_info == FTS_DP ? rmdir(entry->fts_accpath) : unlink(entry->fts_accpath));
	finish(stream);
}

int main(void)
{
	begin_here();
	make("w/"), make("w/1/"), make("w/1/2/"), make("w/1/2/3/"), make("w/4/"), make("v/"), make("v/f"), make("m/");
	removed(FTS_PHYSICAL, 0);
	removed(FTS_PHYSICAL | FTS_NOCHDIR, 0);
	removed(FTS_PHYSICAL, 1);
	removed(FTS_PHYSICAL | FTS_NOCHDIR, 1);
	replaced("/");
	replaced("m");
	file_gone(FTS_PHYSICAL);
	file_gone(FTS_PHYSICAL | FTS_NOCHDIR);
	emptied(FTS_PHYSICAL);
	emptied(FTS_PHYSICAL | FTS_NOCHDIR);
	printf("%d descriptors are open\n", open_descriptors());
	return 0;
}
