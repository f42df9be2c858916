/* glob: long names, many names in odd order, long patterns, paths beyond PATH_MAX, many levels. */
#include <limits.h>

#include "glob/tree.h"

static char text[400000];

static char *repeat(const char *piece, int count)
{
	text[0] = '\0';
	for (char *end = text; count > 0; count--)
		end = stpcpy(end, piece);
	return text;
}

/* Only the count and the ends of the list, which may be long. */
static void call(const char *what, const char *pattern, int flags)
{
	glob_t found;
	memset(&found, 0, sizeof found);
	int result = glob(pattern, flags, NULL, &found);
	printf("%s: %d %zu", what, result, found.gl_pathc);
	int sorted = 1;
	for (size_t i = 1; i < found.gl_pathc; i++)
		sorted &= strcmp(found.gl_pathv[i - 1], found.gl_pathv[i]) <= 0;
	if (found.gl_pathc)
		printf(" %s .. %s length %zu %s", found.gl_pathv[0], found.gl_pathv[found.gl_pathc - 1], strlen(found.gl_pathv[0]),
		       sorted ? "sorted" : "unsorted");
	printf("\n");
	globfree(&found);
}

int main(void)
{
	mkdir("many", 0755);
	for (unsigned i = 0; i < 3000; i++) {
		char path[64];
		snprintf(path, sizeof path, "many/%s%u", i % 3 ? "common prefix " : "", i * 7919 % 3001);
		file(path);
	}
	call("all", "many/*", 0);
	call("some", "many/*7", 0);
	call("braces", "many/{*1,*22,common*}", GLOB_BRACE);
	call("only directories", "many/*", GLOB_ONLYDIR);
	call("marked", "many/*", GLOB_MARK);
	call("unsorted count", "many/c*", 0);

	text[0] = '\0';
	file(memset(memset(text, 0, 256), 'n', 255));
	call("255 letters", "nnn*", 0);
	call("255 letters, literally", repeat("n", 255), 0);
	call("256 letters", repeat("n", 256), 0);
	call("many stars", repeat("*n", 200), 0);
	call("many stars and no match", strcat(repeat("*n", 120), "*x"), 0);
	call("a long pattern", repeat("a", 300000), 0);
	call("a long magic pattern", strcat(repeat("a", 300000), "*"), 0);
	call("many slashes", strcat(repeat("/", 100), "zz"), GLOB_NOCHECK);
	call("a long bracket", strcat(strcpy(text, "["), "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaan]*"), 0);
	call("a path beyond PATH_MAX", repeat("many/../", 1000), 0);
	call("a pattern beyond PATH_MAX", strcat(repeat("many/../", 1000), "m*"), 0);
	call("many levels", strcat(repeat("[m]any/../", 300), "m*"), 0);
	return 0;
}
