/* fnmatch without groups: escapes, periods, paths, brackets and their classes, case, and text that is none. */
#include <fnmatch.h>
#include <locale.h>
#include <stdio.h>

static const char *const patterns[] = {
	"", "a", "*", "**", "?", "??", "*a", "a*", "*a*b", "\\a", "\\*", "a\\", "\\\\", "[a]", "[!a]", "[^a]", "[a-c]", "[c-a]", "[]]", "[!]]", "[]-a]",
	"[a-]", "[-a]", "[a", "[", "[!", "[]", "[a-c", "[[:alpha:]]", "[[:upper:]]", "[![:lower:]]", "[[:nope:]]", "[[:alpha:]", "[[=a=]]", "[[.a.]]",
	"[[.-.]]", "[[.hyphen.]]", "[[.a.]-c]", "[[=a=]-c]", "[A-C]", "[\\]]", "[\\a]", "[a/b]", "a[/]b", "a[!x]b", "*/b", "*b", "a/*", "?a", "[.]a",
	".a", "\\.a", "*/.a", "*/?a", "a/", "/", "*/", "\303\251", "[\303\251]", "[\303\240-\303\277]", "[[:alpha:]]\303\251", "*\303\251", "\303\211", "\351",
	"[\351]", "?\251", "+(a)", "@(a|b)",
};

static const char *const names[] = {
	"", "a", "b", "c", "A", "B", "ab", "-", "]", "[", "!", "\\", "*", "a\\", "[a", ".a", "a/b", "a/.a", "a/", "/", "a/b/c", "axb", "\303\251",
	"\303\211", "\303", "\351", "a\303\251", "\303\251\303\251", "+(a)", "@(a|b)",
};

static const int flags[] = {
	0, FNM_PATHNAME, FNM_NOESCAPE, FNM_PERIOD, FNM_PATHNAME | FNM_PERIOD, FNM_LEADING_DIR, FNM_CASEFOLD, FNM_FILE_NAME | FNM_LEADING_DIR,
};

int main(void)
{
	static const char *const locales[] = { "C", "C.UTF-8" };
	for (int l = 0; l < 2; l++) {
		setlocale(LC_ALL, locales[l]);
		for (size_t f = 0; f < sizeof flags / sizeof *flags; f++)
			for (size_t p = 0; p < sizeof patterns / sizeof *patterns; p++) {
				printf("%s %d %s ", locales[l], flags[f], patterns[p]);
				for (size_t n = 0; n < sizeof names / sizeof *names; n++)
					printf("%d", fnmatch(patterns[p], names[n], flags[f]));
				putchar('\n');
			}
	}
	return 0;
}
