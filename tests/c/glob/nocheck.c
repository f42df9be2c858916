/* glob: GLOB_NOCHECK, GLOB_NOMAGIC and GLOB_MAGCHAR: what stands for itself, and in which form. */
#include "glob/tree.h"

int main(void)
{
	static const char *const patterns[] = {
		"", "zz", "f1", "zz*", "z\\z", "zz\\", "[", "z[", "z]", "zz/a", "nope/*", "*/zz", "*/zz*", "q*/zz", "q*/zz*", "a/zz",
		"a/zz*", "\\a/zz", "\\a/zz*", "a\\/zz", "a\\/zz*", "//zz", "//zz*", "\\/zz", "\\/zz*", "///zz", "*\\/zz", "q*\\/zz",
		"*//zz", "/\\/[dlnk", "[?\\/q}", "zz/", "zz//", "zz*/", "q*/zz/", "b}d\\/", "b}d\\//", "b\\}d/", "*/{\\/", "{zz,yy}",
		"\\", "f1/zz", "f1/zz*", "a/1/zz", "*/*/zz", NULL,
	};
	make_tree();
	show_all("GLOB_NOCHECK", GLOB_NOCHECK, patterns);
	show_all("GLOB_NOMAGIC", GLOB_NOMAGIC, patterns);
	show_all("both", GLOB_NOCHECK | GLOB_NOMAGIC, patterns);
	show_all("GLOB_NOCHECK | GLOB_NOESCAPE", GLOB_NOCHECK | GLOB_NOESCAPE, patterns);
	show_all("GLOB_NOCHECK | GLOB_MARK", GLOB_NOCHECK | GLOB_MARK, patterns);
	return 0;
}
