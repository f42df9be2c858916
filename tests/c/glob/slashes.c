/* glob: slashes at the end, GLOB_MARK and GLOB_ONLYDIR, as odd as they are. */
#include "glob/tree.h"

int main(void)
{
	static const char *const patterns[] = {
		"/", "//", "///", "////", "\\/", "\\//", "/\\/", "a/", "a//", "a///", "deep/", "deep//", "deep///", "z/", "z//", "f1/",
		"f1//", "zz/", "./", ".//", "../", "dang/", "dan*/", "la/", "la*/", "?/", "?//", "?///", "f?/", "[a]/", "[a]//", "*/",
		"*//", "*///", ".*/", "dee*///", "deep/*/", "d*/*/", "d*//", "bs\\\\d/", "a\\/", "a\\//", "a*\\/", "a\\\\/", "b}d\\/",
		"*/{\\/", "f*", "a", "*", ".*", "a/.*", "l*", "dang", "f\\1", "a\\*", "f1", "*/*", "*/1", "a/1", "deep/q*", NULL,
	};
	make_tree();
	show_all("no flags", 0, patterns);
	show_all("GLOB_MARK", GLOB_MARK, patterns);
	show_all("GLOB_ONLYDIR", GLOB_ONLYDIR, patterns);
	show_all("GLOB_MARK | GLOB_ONLYDIR", GLOB_MARK | GLOB_ONLYDIR, patterns);
	return 0;
}
