/* glob: GLOB_APPEND and GLOB_DOOFFS, after success and after failure; refused flags; globfree. */
#include "glob/tree.h"

static void call(glob_t *found, const char *pattern, int flags)
{
	errno = 0;
	int result = glob(pattern, flags, NULL, found);
	printf("%s %#x:", pattern, flags);
	if (result == -1)
		printf(" errno %d", errno);
	print_result(result, found, flags & GLOB_DOOFFS ? found->gl_offs : 0);
	printf("  gl_offs %zu, list %s\n", found->gl_offs, found->gl_pathv ? "there" : "null");
}

int main(void)
{
	glob_t found;
	make_tree();

	memset(&found, 0, sizeof found);
	found.gl_offs = 5;
	call(&found, "f1", 0);
	call(&found, "zz", GLOB_APPEND);
	call(&found, "a", GLOB_APPEND | GLOB_MARK);
	call(&found, "f*", GLOB_APPEND | GLOB_BRACE);
	call(&found, "nope/*", GLOB_APPEND | GLOB_ERR);
	call(&found, "zz", GLOB_APPEND | GLOB_NOCHECK);
	call(&found, "{b,a,zz}", GLOB_APPEND | GLOB_BRACE);
	globfree(&found);
	printf("freed: %s\n", found.gl_pathv ? "no" : "yes");
	globfree(&found);

	memset(&found, 0, sizeof found);
	call(&found, "f1", GLOB_APPEND);
	globfree(&found);

	static const char *const first[] = { "zz", "f*", "{f*,a,zz}", "{yy,zz}", "nope/*", "deep/*/q", NULL };
	for (int i = 0; first[i]; i++) {
		memset(&found, 0, sizeof found);
		found.gl_offs = 2;
		call(&found, first[i], GLOB_DOOFFS | GLOB_BRACE | GLOB_ERR);
		if (found.gl_pathv) {
			call(&found, "a", GLOB_DOOFFS | GLOB_APPEND);
			call(&found, "zz", GLOB_DOOFFS | GLOB_APPEND);
		}
		globfree(&found);
	}

	memset(&found, 0, sizeof found);
	found.gl_offs = (size_t)1 << 61;
	printf("huge: %d\n", glob("f*", GLOB_DOOFFS, NULL, &found));
	globfree(&found);
	memset(&found, 0, sizeof found);
	found.gl_offs = (size_t)-1;
	printf("huge: %d\n", glob("f*", GLOB_DOOFFS, NULL, &found));
	globfree(&found);

	memset(&found, 0, sizeof found);
	call(&found, "f1", 1 << 15);
	call(&found, "f1", 1 << 30);
	call(&found, "f1", GLOB_MAGCHAR);
	return 0;
}
