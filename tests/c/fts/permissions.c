/* What may not be read or searched, for a program without privileges. */
#include <grp.h>

#include "show.h"

int main(void)
{
	static const int options[] = {
		FTS_PHYSICAL, FTS_PHYSICAL | FTS_NOCHDIR, FTS_PHYSICAL | FTS_NOSTAT, FTS_LOGICAL, FTS_PHYSICAL | FTS_NOSTAT | FTS_NOCHDIR,
	};
	make("p/"), make("p/noread/"), make("p/noread/s/"), make("p/noread/f"), make("p/nosearch/"), make("p/nosearch/s/");
	make("p/nosearch/f"), make("p/none/"), make("p/none/f"), make("p/ok/"), make("p/l=none/f"), make("p/ld=nosearch");
	chmod("p/noread", 0311), chmod("p/nosearch", 0644), chmod("p/none", 0);
	begin_here();
	if (geteuid() == 0 && (setgroups(0, NULL) || setgid(65534) || setuid(65534)))
		return 2;
	for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
		printf("options %#x\n", options[i]);
		finish(OPEN(options[i], "p", "p/none/f", "p/noread", "p/nosearch", "p/noread/f", "p/l"));
		FTS *stream = OPEN(options[i], "p");
		FTSENT *entry;
		while ((entry = next(stream)))
			if (entry->fts_info == FTS_D) {
				/* With FTS_NOCHDIR, glibc leaves an errno behind with which nothing is wrong. */
				children(stream, 0);
				children(stream, FTS_NAMEONLY);
			}
		finish(stream);
	}
	return 0;
}
