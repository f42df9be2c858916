/* glob: directories that cannot be read, with GLOB_ERR, with errfunc, and with neither. */
#include "glob/tree.h"

static int answer;

static int hear(const char *path, int error)
{
	printf(" [%s %d]", path, error);
	return answer;
}

static void call(const char *pattern, int flags, int with_function)
{
	glob_t found;
	memset(&found, 0, sizeof found);
	printf("%s %#x:", pattern, flags);
	int result = glob(pattern, flags, with_function ? hear : NULL, &found);
	print_result(result, &found, 0);
	globfree(&found);
}

int main(void)
{
	static const char *const patterns[] = {
		"nope/*", "f1/*", "dang/*", "loop/*", "shut/*", "shut/in", "shut/", "shut*", "*/in", "*/i*", "*/*", "shut/*/x", "dark/*", "dark/in",
		"dark/*/", "dark/i*/x", "dark/i*/*", "{a,shut}/*", "{shut,a}/*", "{a,nope/*,b}", "zz", "a/*", "s*/*", "shut/../f*",
	};
	make_tree();
	mkdir("shut", 0755);
	file("shut/in");
	mkdir("dark", 0755);
	file("dark/in");
	chmod(".", 0755);
	chmod("dark", 0444);
	chmod("shut", 0);
	if (geteuid() == 0 && (setegid(65534) || seteuid(65534)))
		perror("seteuid");
	for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
		static const int flags[] = { 0, GLOB_ERR, GLOB_NOCHECK, GLOB_MARK | GLOB_NOMAGIC, GLOB_ERR | GLOB_NOCHECK };
		for (size_t k = 0; k < sizeof flags / sizeof *flags; k++) {
			call(patterns[i], GLOB_BRACE | flags[k], 0);
			answer = 0;
			call(patterns[i], GLOB_BRACE | flags[k], 1);
			answer = -1;
			call(patterns[i], GLOB_BRACE | flags[k], 1);
		}
	}
	chmod("shut", 0755);
	chmod("dark", 0755);
	return 0;
}
