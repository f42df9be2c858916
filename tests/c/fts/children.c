/* fts_children before, during and after the walk, and streams that are closed early. */
#include "show.h"

static void everywhere(int options)
{
	FTS *stream = OPEN(options, "d", "a", "a/sl", "missing");
	children(stream, 0);
	children(stream, FTS_NAMEONLY);
	children(stream, 5);
	FTSENT *entry;
	while ((entry = next(stream))) {
		children(stream, 0);
		if (entry->fts_namelen % 2)
			children(stream, FTS_NAMEONLY);
		children(stream, 1);
		printf("\tstill in \"%s\"\n", here());
	}
	finish(stream);
}

static void early(int options, int steps)
{
	FTS *stream = OPEN(options, "a");
	while (steps-- > 0)
		next(stream);
	children(stream, 0);
	errno = 66;
	int result = fts_close(stream);
	printf("close %d errno %d in \"%s\"\n", result, errno, here());
}

static void refused(const char *what, char **paths, int options)
{
	errno = 66;
	FTS *stream = fts_open(paths, options, NULL);
	printf("%s: %d errno %d\n", what, stream != NULL, stream ? 0 : errno);
	if (stream)
		fts_close(stream);
}

int main(void)
{
	begin_here();
	make_trees();
	everywhere(FTS_PHYSICAL);
	everywhere(FTS_PHYSICAL | FTS_NOCHDIR);
	everywhere(FTS_LOGICAL);
	everywhere(FTS_PHYSICAL | FTS_NOSTAT);
	for (int steps = 0; steps < 6; steps++)
		early(FTS_PHYSICAL, steps);
	early(FTS_LOGICAL, 4);
	refused("an option too many", (char *[]){"a", NULL}, FTS_PHYSICAL | 0x100);
	refused("another", (char *[]){"a", NULL}, -1);
	refused("an empty path", (char *[]){"a", "", NULL}, FTS_PHYSICAL);
	refused("no order", (char *[]){"a", "missing", NULL}, FTS_PHYSICAL);
	printf("%d descriptors are open\n", open_descriptors());
	return 0;
}
