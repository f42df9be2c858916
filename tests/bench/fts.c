/* fts over the tree in argv[1], as du and rm walk: 100,000 files in 1,000 directories. */
#include <fts.h>
#include <stdlib.h>

#include "bench.h"

static char *tree[2];

static void walk(void)
{
	long entries = 0;
	FTS *stream = fts_open(tree, FTS_PHYSICAL, NULL);
	while (fts_read(stream))
		entries++;
	if (fts_close(stream) || entries != 102002)
		exit(1);
}

int main(int argc, char **argv)
{
	if (argc != 2)
		return 2;
	tree[0] = argv[1];
	bench(3, walk);
	return 0;
}
