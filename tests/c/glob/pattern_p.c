/* glob_pattern_p, with and without quoting. */
#include "glob/tree.h"

int main(void)
{
	static const char *const texts[] = {
		"", "a", "*", "?", "[", "]", "[]", "[a]", "a]", "][", "\\*", "\\?", "\\[a]", "[\\]", "[a\\]", "[\\]]", "\\", "\\\\*", "a[b",
		"a[]b]", "[!]", "{a,b}", "~", "[[]", "\\[]", "[\\[]", "a\\", "a*", "\\\\[a]", "\xff*", "[/]",
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		printf("%s: %d %d\n", texts[i], glob_pattern_p(texts[i], 0), glob_pattern_p(texts[i], 1));
	return 0;
}
