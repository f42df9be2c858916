/* A path of 7,689 bytes, deeper than directories are held open, and one of many levels; both ways of walking. */
#include "show.h"

static int make_deep(const char *root, const char *name, int depth)
{
	int start = open(".", O_RDONLY | O_DIRECTORY);
	if (mkdir(root, 0755) || chdir(root))
		return -1;
	for (int level = 0; level < depth; level++)
		if (mkdir(name, 0755) || chdir(name))
			return -1;
	make("file"), make("side/"), make("link=file");
	int result = fchdir(start);
	close(start);
	return result;
}

static void walk(char *root, int options)
{
	FTS *stream = OPEN(options, root);
	FTSENT *entry;
	long before = 0, after = 0;
	struct stat st;
	while ((entry = fts_read(stream))) {
		before += entry->fts_info == FTS_D;
		after += entry->fts_info == FTS_DP;
		if (entry->fts_info != FTS_D && entry->fts_info != FTS_DP)
			printf("%s %s level %d length %d %zu reached %d in directory %d\n", info_name(entry->fts_info), entry->fts_name,
			       entry->fts_level, entry->fts_pathlen, strlen(entry->fts_path), lstat(entry->fts_accpath, &st),
			       strcmp(here(), "") != 0);
	}
	printf("%ld %ld errno %d\n", before, after, errno);
	printf("close %d in \"%s\"\n", fts_close(stream), here());
}

int main(void)
{
	char name[256];
	memset(name, 'n', 255), name[255] = 0;
	begin_here();
	printf("%d\n", make_deep("long", name, 30));
	printf("%d\n", make_deep("deep", "d", 1500));
	walk("long", FTS_PHYSICAL);
	walk("deep", FTS_PHYSICAL);
	walk("deep", FTS_PHYSICAL | FTS_NOCHDIR);
	walk("deep", FTS_LOGICAL);
	printf("%d descriptors are open\n", open_descriptors());
	return 0;
}
