/* glob: bracket expressions, valid and not, against names of every kind of letter; in the locale C. */
#include "glob/tree.h"

int main(void)
{
	static const char *const patterns[] = {
		"[a]", "[!a]", "[^a]", "[]]", "[!]]", "[]a]", "[]-a]", "[a-]", "[-a]", "[--0]", "[+--]", "[a-c-z]", "[a-c", "[c-a]", "[z-a]",
		"[\\]a]", "[\\a]", "[x-\\z]", "[\\", "[", "[!", "[]", "[!]", "[a[=]", "[a[=]]", "[a[=b]", "[a[=b]]", "[a[=b=]", "[a[=b=]]",
		"[a[=bb=]]", "[a[:]", "[a[:]]", "[a[:x]", "[a[:x]]", "[a[:x:]]", "[a[:X:]]", "[a[.]", "[a[.x]", "[a[.x.]]", "[a[.xx.]]",
		"[a-[.x.]]", "[a-[.xy.]]", "[[.a.]-c]", "[[=a=]-c]", "[[:digit:]-c]", "[[]", "[[:]", "[[:]]", "[[:alpha]", "[[:alpha:]",
		"[[:alpha:]]", "[[:digit:][:upper:]]", "[![:alnum:]]", "[[:alPha:]]", "[[:nope:]]", "[[:nope:]a]", "[a[:nope:]]", "[[=a=]]",
		"[[=]", "[[.-.]]", "[[.hyphen.]]", "[[.space.]]", "[.-[:alpha:]", "[][=]", "[.[=]", "[[:punct:]]", "[[:cntrl:]]",
		"[[:space:]]", "[[:blank:]]", "[[:xdigit:]]", "[[:lower:]]", "[[:graph:]]", "[[:print:]]", "[\xc0-\xff]", "[!\xc3]",
		"[\xc3\xa9]", "[\x01-\x1f]", "*[", "*[a", "[a*", "[[a]*", "a[", "[*]", "[?]", "[!*]", NULL,
	};
	for (int letter = 1; letter < 256; letter += letter < 0x7f ? 1 : 9)
		if (letter != '/' && letter != '.')
			file((char[]){ letter, '\0' });
	file("[a");
	file("a]");
	file("\xc3\xa9");
	for (const char *const *pattern = patterns; *pattern; pattern++) {
		show(*pattern, 0);
		show(*pattern, GLOB_NOESCAPE);
	}
	return 0;
}
