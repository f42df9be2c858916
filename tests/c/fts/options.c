/* Every combination of options that matters, on roots of every kind. */
#include "show.h"

int main(void)
{
	static const int options[] = {
		0, FTS_PHYSICAL, FTS_LOGICAL, FTS_PHYSICAL | FTS_NOCHDIR, FTS_PHYSICAL | FTS_NOSTAT, FTS_LOGICAL | FTS_NOSTAT, FTS_NOSTAT,
		FTS_PHYSICAL | FTS_NOCHDIR | FTS_NOSTAT, FTS_PHYSICAL | FTS_SEEDOT, FTS_PHYSICAL | FTS_COMFOLLOW,
		FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, FTS_LOGICAL | FTS_COMFOLLOW, FTS_PHYSICAL | FTS_XDEV | FTS_WHITEOUT,
		FTS_LOGICAL | FTS_PHYSICAL | FTS_NOSTAT, FTS_LOGICAL | FTS_SEEDOT,
	};
	begin_here();
	make_trees();
	for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
		printf("options %#x\n", options[i]);
		FTS *stream = OPEN(options[i], "a", "a/ld", "a/lf", "a/sl", "a/f1", "d/", "empty", "missing", "./a///", ".");
		finish(stream);
	}
	printf("%d descriptors are open\n", open_descriptors());
	return 0;
}
