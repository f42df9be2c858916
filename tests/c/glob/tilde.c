/* glob: GLOB_TILDE and GLOB_TILDE_CHECK, with HOME in many forms, and with users known and unknown. */
#include <pwd.h>

#include "glob/tree.h"

static const char *root;

/* Prints root's home, which is not the same on every machine, as {root}. */
static void call(const char *pattern, int flags)
{
	glob_t found;
	memset(&found, 0, sizeof found);
	printf("%s %#x:", pattern, flags);
	int result = glob(pattern, flags, NULL, &found);
	printf(" %d%s", result, result == 0 && found.gl_flags & GLOB_MAGCHAR ? " magic" : "");
	for (size_t i = 0; i < found.gl_pathc; i++) {
		const char *name = found.gl_pathv[i];
		int at_root = strncmp(name, root, strlen(root)) == 0;
		printf(" <%s%s>", at_root ? "{root}" : "", at_root ? name + strlen(root) : name);
	}
	printf("\n");
	globfree(&found);
}

int main(void)
{
	static const char *const homes[] = { "deep", "deep/", "/", "//", "nonexistent", "d*p", "br[ac", "x y", "f1" };
	static const char *const patterns[] = {
		"~", "~/", "~//", "~/d1", "~/d*", "~/zz", "~/zz*", "~//d1", "~\\/d1", "x~", "\\~", "{~,~root}", "~/{d1,d2}", "~/*/q", "~/q", "~\\",
	};
	static const char *const users[] = {
		"~root", "~root/", "~root/.", "~root\\/", "~\\root", "~r\\oot/", "~\\r\\o\\o\\t/.", "~nosuchuser", "~nosuchuser/",
		"~nosuchuser\\/", "~nosuchuser/x", "~nosuchuser/*", "~r*", "~zz*", "{~root,~nosuchuser}",
		"~root\\", "~root\\\\", "~nosuchuser\\",
	};
	static const int flags[] = {
		0, GLOB_TILDE, GLOB_TILDE_CHECK, GLOB_TILDE | GLOB_MARK, GLOB_TILDE | GLOB_NOCHECK, GLOB_TILDE | GLOB_NOMAGIC,
		GLOB_TILDE | GLOB_BRACE, GLOB_TILDE | GLOB_NOESCAPE, GLOB_TILDE | GLOB_ONLYDIR, GLOB_TILDE_CHECK | GLOB_NOCHECK,
		GLOB_TILDE_CHECK | GLOB_NOMAGIC | GLOB_BRACE,
	};
	make_tree();
	struct passwd *entry = getpwnam("root");
	root = entry ? entry->pw_dir : "?";
	for (size_t f = 0; f < sizeof flags / sizeof *flags; f++) {
		for (size_t h = 0; h < sizeof homes / sizeof *homes; h++) {
			setenv("HOME", homes[h], 1);
			printf("HOME=%s\n", homes[h]);
			for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
				if (!(homes[h][0] == '/' && strchr(patterns[i], '*')))
					call(patterns[i], flags[f]);
		}
		for (size_t i = 0; i < sizeof users / sizeof *users; i++)
			call(users[i], flags[f]);
	}
	return 0;
}
