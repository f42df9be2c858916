/* Types, constants and the names with 64 in them. */
#include <sys/types.h>
#include <sys/stat.h>
#include <fts.h>
#include <stdio.h>
#include <string.h>

#define TYPE(member, type) printf("%s %d\n", #member, _Generic(entry->member, type: 1, default: 0))

static int order(const FTSENT64 **left, const FTSENT64 **right)
{
	return strcmp((*left)->fts_name, (*right)->fts_name);
}

int main(void)
{
	char *paths[] = {"/dev/null", NULL};
	FTS64 *stream = fts64_open(paths, FTS_PHYSICAL, order);
	printf("%d\n", fts64_children(stream, 0) != NULL);
	FTSENT64 *entry = fts64_read(stream);
	printf("%d %s\n", entry->fts_info, entry->fts_path);
	printf("%d\n", fts64_set(stream, entry, FTS_AGAIN));
	printf("%s\n", fts64_read(stream)->fts_name);
	struct _ftsent64 *parent = entry->fts_parent;
	printf("%d\n", parent->fts_level == FTS_ROOTPARENTLEVEL && entry->fts_level == FTS_ROOTLEVEL);
	TYPE(fts_pathlen, unsigned short), TYPE(fts_namelen, unsigned short), TYPE(fts_level, short), TYPE(fts_errno, int);
	TYPE(fts_info, unsigned short), TYPE(fts_instr, unsigned short), TYPE(fts_flags, unsigned short), TYPE(fts_number, long);
	TYPE(fts_pointer, void *), TYPE(fts_ino, ino_t), TYPE(fts_dev, dev_t), TYPE(fts_nlink, nlink_t), TYPE(fts_symfd, int);
	TYPE(fts_path, char *), TYPE(fts_accpath, char *), TYPE(fts_cycle, struct _ftsent64 *);
	printf("%d %d\n", stream->fts_options == FTS_PHYSICAL, stream->fts_cur == entry);
	printf("%d\n", fts64_close(stream));
	printf("%d %d %d %d %d %d %d %d\n", FTS_COMFOLLOW, FTS_LOGICAL, FTS_NOCHDIR, FTS_NOSTAT, FTS_PHYSICAL, FTS_SEEDOT, FTS_XDEV,
	       FTS_WHITEOUT);
	printf("%d %d %d %d %d %d %d %d %d %d %d %d %d %d\n", FTS_D, FTS_DC, FTS_DEFAULT, FTS_DNR, FTS_DOT, FTS_DP, FTS_ERR, FTS_F,
	       FTS_INIT, FTS_NS, FTS_NSOK, FTS_SL, FTS_SLNONE, FTS_W);
	printf("%d %d %d %d %d %d %d\n", FTS_AGAIN, FTS_FOLLOW, FTS_NOINSTR, FTS_SKIP, FTS_NAMEONLY, FTS_STOP, FTS_OPTIONMASK);
	return 0;
}
