/* Printing what a stream gives. */
#include <fts.h>
#include <stdlib.h>

#include "../ftw/tree.h"

static inline const char *info_name(int info)
{
	static const char *const names[] = {
		"0", "D", "DC", "DEFAULT", "DNR", "DOT", "DP", "ERR", "F", "INIT", "NS", "NSOK", "SL", "SLNONE", "W",
	};
	return info >= 0 && info <= FTS_W ? names[info] : "unknown";
}

static char where[4096];

/* Remembers the working directory as the one that paths are shown below. */
static inline void begin_here(void)
{
	if (!getcwd(where, sizeof where))
		exit(2);
}

static inline const char *here(void)
{
	static char now[4096];
	return getcwd(now, sizeof now) && !strncmp(now, where, strlen(where)) ? now + strlen(where) : "elsewhere";
}

static inline int by_name(const FTSENT **left, const FTSENT **right)
{
	return strcmp((*left)->fts_name, (*right)->fts_name);
}

/* Reads an entry and prints what fts(3) defines of it. */
static inline FTSENT *next(FTS *stream)
{
	errno = 77;
	FTSENT *entry = fts_read(stream);
	if (!entry) {
		printf("= NULL errno %d\n", errno);
		return NULL;
	}
	int info = entry->fts_info;
	int is_error = info == FTS_DNR || info == FTS_ERR || info == FTS_NS || info == FTS_DP;
	printf("%s\t%s\tname %s %d %d level %d error %d number %ld pointer %d in \"%s\"", info_name(info), entry->fts_path,
	       entry->fts_name, entry->fts_namelen, entry->fts_pathlen, entry->fts_level, is_error ? entry->fts_errno : 0,
	       entry->fts_number, entry->fts_pointer != NULL, here());
	printf(" access %s", entry->fts_accpath);
	if (info == FTS_DC)
		printf(" cycle %s", entry->fts_cycle->fts_name);
	printf(" parent %s %d", entry->fts_parent->fts_name, entry->fts_parent->fts_level);
	if (!(stream->fts_options & FTS_NOSTAT) && info != FTS_NS)
		printf(" mode %o", (unsigned)entry->fts_statp->st_mode);
	puts("");
	return entry;
}

static inline void children(FTS *stream, int instruction)
{
	errno = 77;
	FTSENT *entry = fts_children(stream, instruction);
	printf("\tchildren %d errno %d:", instruction, entry ? 0 : errno);
	for (; entry; entry = entry->fts_link) {
		printf(" %s %d", entry->fts_name, entry->fts_namelen);
		if (!instruction)
			printf(" %s %d", info_name(entry->fts_info), entry->fts_info == FTS_NS ? entry->fts_errno : 0);
	}
	puts("");
}

/* The rest of the entries, and the end. */
static inline void finish(FTS *stream)
{
	while (next(stream))
		;
	errno = 66;
	int result = fts_close(stream);
	printf("close %d errno %d in \"%s\"\n", result, errno, here());
}

/* a/ with a file, links of all kinds, directories in directories; d/ with a fifo and a link to itself. */
static inline void make_trees(void)
{
	make("a/"), make("a/b/"), make("a/b/c/"), make("a/b/f2"), make("a/f1"), make("a/ld=../d"), make("a/lf=f1");
	make("a/sl=nowhere"), make("a/x/"), make("d/"), make("d/e/"), make("d/loop=."), make("empty/");
	if (mkfifo("d/fifo", 0644))
		exit(2);
}

#define OPEN(options, ...) fts_open((char *[]){__VA_ARGS__, NULL}, options, by_name)
