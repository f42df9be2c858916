/* glob: random patterns and flags, one line for each that finds something, and a hash of all. */
#include <stdint.h>

#include "glob/tree.h"

static uint64_t state = 1, hash = 0xcbf29ce484222325u;
static char line[1 << 16];

static unsigned below(unsigned limit)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (state >> 33) % limit;
}

static int hear(const char *path, int error)
{
	sprintf(line + strlen(line), " [%s %d]", path, error);
	return below(4) == 0;
}

int main(void)
{
	static const char *const pieces[] = {
		"*", "*", "?", "a", "b", "d", "/", "/", "d/", "/", "[ab]", "[", "]", "{", "}", ",", "{a,b}", "{", "}", "\\", "~", ".", "..", "-",
		"[!a]", "q", "deep", "e1", "d1", "z", "[a", "x", "~root", "1", "f", "ab", "\\*", "la", "dang", "[a-", "*/", "*/*", "!",
		"\\/", "a/", "deep/",
	};
	static const int flags[] = {
		GLOB_ERR, GLOB_MARK, GLOB_NOCHECK, GLOB_NOESCAPE, GLOB_PERIOD, GLOB_BRACE, GLOB_BRACE, GLOB_NOMAGIC, GLOB_TILDE, GLOB_ONLYDIR,
		GLOB_TILDE_CHECK,
	};
	/* Patterns such as `.?/.?` lead out of the tree, but not so far. */
	for (int level = 0; level < 4; level++)
		if (mkdir("up", 0755) || chdir("up"))
			perror("up");
	make_tree();
	setenv("HOME", "deep", 1);
	for (int round = 0; round < 60000; round++) {
		char pattern[64] = "";
		for (unsigned count = 1 + below(7); count > 0; count--)
			strcat(pattern, pieces[below(sizeof pieces / sizeof *pieces)]);
		int chosen = 0;
		for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
			if (below(5) == 0)
				chosen |= flags[i];
		/* With braces that match nothing, glibc may ask the function more than once. */
		int with_function = below(3) == 0 && !(chosen & GLOB_BRACE);
		/* What is outside of the tree is not the same everywhere. */
		static const char *const outside[] = { "~root", "~\\", ",/", "{/", "/..", NULL };
		int skip = strchr("/\\{", pattern[0]) != NULL;
		for (int i = 0; outside[i]; i++)
			skip |= strstr(pattern, outside[i]) != NULL;
		if (skip)
			continue;
		sprintf(line, "%s %x", pattern, chosen);
		glob_t found;
		memset(&found, 0, sizeof found);
		int result = glob(pattern, chosen, with_function ? hear : NULL, &found);
		sprintf(line + strlen(line), " %d%s", result, result == 0 && found.gl_flags & GLOB_MAGCHAR ? " magic" : "");
		for (size_t i = 0; i < found.gl_pathc; i++)
			sprintf(line + strlen(line), " <%s>", found.gl_pathv[i]);
		globfree(&found);
		for (const char *at = line; *at; at++)
			hash = (hash ^ (unsigned char)*at) * 0x100000001b3u;
		if (round % 20 == 0)
			printf("%016llx %s\n", (unsigned long long)hash, line);
	}
	return 0;
}
