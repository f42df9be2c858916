/* fnmatch with FNM_EXTMATCH: groups, nested, unbalanced, with empty alternatives, brackets and every flag. */
#include <fnmatch.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

static const char *const patterns[] = {
	"?(a)", "*(a)", "+(a)", "@(a)", "!(a)", "?(a|b)", "*(a|b)", "+(a|b)", "@(a|b)", "!(a|b)", "@()", "*()", "+()", "!()", "?()",
	"@(|a)", "!(|a)", "+(|a)b", "*(a", "?(a", "@(a", "!(a", "+(a", "@(a|b", "a|b", "a)", "@(a))", "@(a|b))c", "(a)", "@((a))",
	"@(a@(b|c))", "@(@(a|b)|c)", "*(+(a)b)", "!(!(a))", "!(!(!(a)))", "*(!(a)b)", "+(@(a|b)?(c))", "@(a*b)", "*@(|a)", "*@(|a)b", "*!(a)",
	"*.@(c|h)", "!(*.c|*.h)", "!(a)*", "*!(a)*", "!(a)!(b)", "@(a|a/b)/c", "!(a)/b", "*(a/)b", "@(*)", "@(*|.*)", "?(.)a", "!(b)",
	"[@(a])", "\\@(a)", "@(\\(|\\*)", "@([|)])", "@([)a)", "@([!a])", "@(a[|b)", "@([[:alpha:]]|[[:digit:]])", "@(a)@(b)", "+([0-9])",
	"+([[:upper:]])", "@(A|\303\211)", "!(\303\251)", "+(\303\251|?)",
};

static const char *const names[] = {
	"", "a", "b", "ab", "ba", "aa", "aab", "abc", "ac", ".a", ".", "a.c", "a.h", "a.o", "a/b", "a/b/c", "/", "a/", "*(a", "@(a", "@(a|b", "a|b",
	"a)", "(a)", "(", "*", ")", "|", "A", "12", "aaaaaaaaaaaaab", "\303\251", "\303\211", "\351", "xyz",
};

static const int flags[] = {
	0, FNM_PATHNAME, FNM_PERIOD, FNM_PATHNAME | FNM_PERIOD, FNM_LEADING_DIR, FNM_CASEFOLD, FNM_NOESCAPE, FNM_FILE_NAME | FNM_LEADING_DIR,
};

int main(void)
{
	static const char *const locales[] = { "C", "C.UTF-8" };
	for (int l = 0; l < 2; l++) {
		setlocale(LC_ALL, locales[l]);
		for (size_t f = 0; f < sizeof flags / sizeof *flags; f++)
			for (size_t p = 0; p < sizeof patterns / sizeof *patterns; p++) {
				printf("%s %d %s ", locales[l], flags[f], patterns[p]);
				for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
					/* With FNM_LEADING_DIR, glibc's lets a slash end the alternatives that may repeat, too. */
					int repeats = strstr(patterns[p], "*(") || strstr(patterns[p], "+(");
					int odd = repeats && flags[f] & FNM_LEADING_DIR && strchr(names[n], '/');
					printf("%d", odd ? 2 : fnmatch(patterns[p], names[n], flags[f] | FNM_EXTMATCH));
				}
				putchar('\n');
			}
	}
	return 0;
}
