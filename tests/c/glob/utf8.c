/* glob in a UTF-8 locale: letters of several bytes, and names and patterns that are no valid UTF-8. (glibc also tries
 * to match by bytes what does not match by letters, so that `??` finds one letter of two bytes: not tested here.) */
#include <locale.h>

#include "glob/tree.h"

int main(void)
{
	static const char *const patterns[] = {
		"?", "*", "\xc3\xa9", "\xc3\xa9*", "[\xc3\xa9]", "[!\xc3\xa9]", "[a-\xc3\xa9]", "[[:alpha:]]", "[[:upper:]]",
		"[[=\xc3\xa9=]]", "[[.\xc3\xa9.]]", "x?y", "x[\xc3\xa9\xc3\xbf]y", "\xff", "\xff*", "[\xff]", "*\xa9", "\xc3*", "\xc3?",
		"[\xc3]", "*z", "\\\xc3\xa9", "\xe2\x82\xac", "*\xe2\x82\xac*", NULL,
	};
	printf("%s\n", setlocale(LC_ALL, "C.UTF-8") ? "C.UTF-8" : "none");
	static const char *const names[] = {
		"a", "\xc3\xa9", "\xc3\x89", "\xc3\xbf", "x\xc3\xa9y", "x\xe2\x82\xacy", "\xff", "\xffz", "\xc3", "\xc3z", "\xe2\x82\xac",
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		file(names[i]);
	show_all("no flags", 0, patterns);
	return 0;
}
