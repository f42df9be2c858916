/* fts_set: FTS_AGAIN, FTS_FOLLOW and FTS_SKIP, on what was read last and on what fts_children gave. */
#include "show.h"

static void again(void)
{
	FTS *stream = OPEN(FTS_PHYSICAL, "a");
	FTSENT *entry = next(stream);
	entry->fts_number = 5, entry->fts_pointer = entry;
	fts_set(stream, entry, FTS_AGAIN);
	next(stream), next(stream), next(stream);
	fts_set(stream, next(stream), FTS_AGAIN);
	while ((entry = next(stream)))
		if (entry->fts_info == FTS_DP && entry->fts_level == 0 && entry->fts_number++ == 5)
			fts_set(stream, entry, FTS_AGAIN);
	finish(stream);
}

static void follow(int options)
{
	FTS *stream = OPEN(options, "a", "a/sl", "a/ld");
	FTSENT *entry;
	while ((entry = next(stream)))
		if (entry->fts_info == FTS_SL)
			fts_set(stream, entry, FTS_FOLLOW);
	finish(stream);
}

/* With FTS_NOCHDIR, glibc 2.36 looks at other links than those it is to follow: at what the path last was. */
static void among_children(int options)
{
	FTS *stream = OPEN(options, "a");
	next(stream);
	for (FTSENT *entry = fts_children(stream, 0); entry; entry = entry->fts_link)
		switch (entry->fts_name[0]) {
		case 'b':
		case 'x': fts_set(stream, entry, FTS_SKIP); break;
		case 'f': fts_set(stream, entry, FTS_AGAIN); break;
		case 'l': fts_set(stream, entry, options & FTS_NOCHDIR ? FTS_SKIP : FTS_FOLLOW); break;
		}
	finish(stream);
}

static void skip(int with_children)
{
	FTS *stream = OPEN(FTS_PHYSICAL, "a", "d", "a/f1");
	fts_set(stream, fts_children(stream, 0)->fts_link, FTS_SKIP);
	FTSENT *entry;
	while ((entry = next(stream)))
		if (entry->fts_info == FTS_D && entry->fts_level == 1) {
			if (with_children)
				children(stream, entry->fts_name[0] == 'b' ? 0 : FTS_NAMEONLY);
			fts_set(stream, entry, FTS_SKIP);
		}
	finish(stream);
}

static void numbers(void)
{
	FTS *stream = OPEN(FTS_PHYSICAL, "a");
	FTSENT *entry = next(stream);
	for (int number = -1; number < 7; number++) {
		errno = 66;
		int result = fts_set(stream, entry, number);
		printf("set %d: %d errno %d\n", number, result != 0, errno);
	}
	fts_set(stream, entry, FTS_NOINSTR);
	finish(stream);
}

static void link_to_other(void)
{
	FTS *stream = OPEN(FTS_PHYSICAL, "a");
	FTSENT *entry;
	while ((entry = next(stream)))
		if (entry->fts_info == FTS_F)
			fts_set(stream, entry, FTS_FOLLOW);
	finish(stream);
}

int main(void)
{
	begin_here();
	make_trees();
	again();
	follow(FTS_PHYSICAL);
	follow(FTS_PHYSICAL | FTS_NOCHDIR);
	among_children(FTS_PHYSICAL);
	among_children(FTS_PHYSICAL | FTS_NOCHDIR);
	skip(0);
	skip(1);
	numbers();
	link_to_other();
	return 0;
}
