/* glob: patterns, paths with all kinds of slashes and dots, escapes, with and without GLOB_NOESCAPE. */
#include "glob/tree.h"

int main(void)
{
	static const char *const patterns[] = {
		"*", "f*", "zz*", "f1", "zz", "", "?", "**", "a?1", "f?", "*/1", "*//1", "*/c/z", "*/nope", "*/c/*", "*/*/*", "*/*/e*",
		"deep/*/q", "*/d*/q", "deep/d*/*", "a/*", "a//*", "./*1", "a/../f*", "*/.", "*/..", "*/./1", "*/../f1", "f1/*", "f1/x",
		"f1/.", "nope/*", "dang", "dan*", "dang/*", "loop", "loo*", "loop/*", "la", "la/*", ".", "..", "./.", "./*z",
		"deep//d1//q", "deep//*//q", "dee*//d1//q", "dee*///d1/q", "?//1", "?///1", "\\*star", "\\*s*", "\\f1", "\\f*",
		"f1\\", "f*\\", "\\", "\\\\", "a\\/1", "a\\/*", "\\a/1", "\\a/*", "a/\\1", "a\\/\\1", "deep\\/d1/q", "deep/\\d1/q",
		"deep/\\d1/*", "deep/\\d*/q", "bs\\d/q", "bs\\\\d/q", "bs\\\\d/*", "back\\slash", "back\\\\slash", "a/\\/1",
		"a/\\/*", "dee*/\\/d1", "br[ac", "br[a*", "br[ac/*", "br\\[ac/*", "br[ac/in", "[x]", "\\[x\\]", "[[]x]",
		"[a/1", "[a/]*", "a[/]1", "dee[p/d]1", "dee[p/*", "[!/]*", "f[", "f[1", "[]", "[]-]", "[!]", "x y", "x\\ y", NULL,
	};
	make_tree();
	show_all("no flags", 0, patterns);
	show_all("GLOB_NOESCAPE", GLOB_NOESCAPE, patterns);
	return 0;
}
