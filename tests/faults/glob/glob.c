/* glob without memory, descriptors, or working system calls: GLOB_NOSPACE when memory is missing, never a crash or
 * leak, and globfree works afterwards. What an earlier call found stays. */
#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fault.h"

static int ignore(const char *path, int error)
{
	(void)path;
	(void)error;
	return 0;
}

static const struct {
	const char *pattern;
	int flags;
	int (*function)(const char *, int);
} calls[] = {
	{ "*", 0, NULL },
	{ "*/*", GLOB_MARK, ignore },
	{ "{a,b*,c,d/}/{x,y}", GLOB_BRACE | GLOB_NOCHECK, NULL },
	{ "~root/*", GLOB_TILDE | GLOB_ERR, NULL },
	{ "~", GLOB_TILDE | GLOB_DOOFFS, NULL },
	{ "nope/*", GLOB_NOMAGIC | GLOB_DOOFFS, ignore },
};

int main(void)
{
	int wrong = 0;
	mkdir("a", 0755);
	mkdir("b", 0755);
	close(open("a/x", O_CREAT | O_WRONLY, 0644));
	close(open("b/y", O_CREAT | O_WRONLY, 0644));
	unsetenv("HOME");
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
		glob_t found;
		memset(&found, 0, sizeof found);
		fault_begin();
		int before = fault_end();
		int first = glob("a/*", calls[i].flags & GLOB_DOOFFS, NULL, &found);
		size_t count = found.gl_pathc;
		fault_begin();
		errno = 0;
		int result = glob(calls[i].pattern, calls[i].flags | GLOB_APPEND, calls[i].function, &found);
		int error = fault_end();
		/* musl's getpwnam_r takes a lack of memory for the end of /etc/passwd: the user is unknown then. */
		int unknown = calls[i].pattern[0] == '~' && result == GLOB_NOMATCH;
		if (!before && error == ENOMEM && result != GLOB_NOSPACE && !unknown) {
			printf("%s: %d without memory\n", calls[i].pattern, result);
			wrong = 1;
		}
		if (first == 0 && (found.gl_pathc < count || strcmp(found.gl_pathv[0], "a/x"))) {
			printf("%s: the earlier list is lost\n", calls[i].pattern);
			wrong = 1;
		}
		globfree(&found);
	}
	return fault_finish() | wrong;
}
