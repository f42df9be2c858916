/* glob: GLOB_BRACE, nested, empty, unbalanced, escaped; order and duplicates. */
#include "glob/tree.h"

int main(void)
{
	static const char *const patterns[] = {
		"{a,b}", "{b,a}", "{f2,f1,f*}", "{a,zz}", "{zz,yy}", "{", "}", "{}", "a{}", "{a", "{a,b", "a}", "{a}", "{a,}", "{,a}",
		"f{1,2}", "f{,}", "f{2,1}*", "{a,{b,f1}}", "{a,{b,f1}/c}", "a{b{c,d}", "{a,b}{c,d}", "\\{a,b\\}", "\\{a,b}",
		"{a\\,b,f1}", "{a,b\\}", "{a/1,b/*}", "{*,f1}", "{f*,*1}", "{{a,b}}", "{{a,b}", "{a,b}}", "{[,]*,f1}", "f{[1],2}",
		"[{a,b}]", "[f{1,2}]*", "{a,b}/{1,c}", "{{a},b}", "{a,{}}", "{},{a,b}", "{}{a,b}", "zz{a,b}", "f{1", "f{1,{2", "{x",
		"{x{a,b}", "{{x,y},a}", "{x,y{a}", "a{b{c,d},x", "{,,}a", "f{1..2}", "{a\\}", "{a\\},b}", "{a}}", "{,}", "{,},",
		"\\{,}", "{\\,,a}", "[{]x", "[{x", "{[{],a}", "{[}],a}", "{a,b}/", "{a,b}*", "d{e,x}ep/*", "{deep,a}/{*,1}",
		"{a\\\\,b}", "{*}", "{*,*}", "{f1,f1,f1}", "{deep/{d1,d2},a}/{q,1}", "x{a\\}", NULL,
	};
	make_tree();
	show_all("GLOB_BRACE", GLOB_BRACE, patterns);
	show_all("GLOB_NOESCAPE", GLOB_BRACE | GLOB_NOESCAPE, patterns);
	show_all("GLOB_NOCHECK", GLOB_BRACE | GLOB_NOCHECK, patterns);
	show_all("GLOB_NOMAGIC", GLOB_BRACE | GLOB_NOMAGIC, patterns);
	show_all("GLOB_MARK", GLOB_BRACE | GLOB_MARK, patterns);
	/* A file with the name of the pattern is found only where the pattern is taken literally. */
	file("{zz,yy}");
	show_all("GLOB_BRACE", GLOB_BRACE, (const char *const[]){ "{zz,yy}", "{zz*,yy*}", NULL });
	show_all("GLOB_NOCHECK", GLOB_BRACE | GLOB_NOCHECK, (const char *const[]){ "{zz,yy}", "{zz*,yy*}", NULL });
	return 0;
}
