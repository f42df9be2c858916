/* glob: periods at the start of names, with and without GLOB_PERIOD. */
#include "glob/tree.h"

int main(void)
{
	static const char *const patterns[] = {
		".*", "*", "?", "[.]*", "[.]dot", "?dot", "*dot", ".dot", "\\.dot", "\\.d*", ".?*", ".[.]", "..", "a/.*", "a/*", "a/?3",
		"a/[.]3", "a/[!x]3", "a/\\.3", "*/.3", "*/.*", "*/?3", ".*/*", "deep/.", "deep/*", "deep/?", "*/1", "*/*/q", NULL,
	};
	make_tree();
	show_all("no flags", 0, patterns);
	show_all("GLOB_PERIOD", GLOB_PERIOD, patterns);
	show_all("GLOB_PERIOD | GLOB_ONLYDIR", GLOB_PERIOD | GLOB_ONLYDIR, patterns);
	return 0;
}
