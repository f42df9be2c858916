#include <sys/types.h>
#include <sys/stat.h>
#include <fts.h>
#include <stdio.h>

int main(void)
{
	char *roots[] = { "/dev/null", NULL };
	FTS *walk = fts_open(roots, FTS_PHYSICAL, NULL);
	FTSENT *entry = walk ? fts_read(walk) : NULL;
	if (entry && entry->fts_info == FTS_DEFAULT)
		puts("fts works");
	return walk ? fts_close(walk) : 1;
}
