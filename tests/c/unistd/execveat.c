/* execveat: by directory, by descriptor, and when it fails. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void show(const char *what, int directory, const char *path, int flags)
{
	char *arguments[] = { "sh", "-c", "exit ${STATUS:-1}", NULL };
	char *environment[] = { "STATUS=42", NULL };
	int status;
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		execveat(directory, path, arguments, environment, flags);
		_exit(errno);
	}
	waitpid(child, &status, 0);
	printf("%s: %d\n", what, WEXITSTATUS(status));
}

int main(void)
{
	int bin = open("/bin", O_PATH | O_DIRECTORY), shell = open("/bin/sh", O_PATH);
	if (symlink("/bin/sh", "link"))
		return 1;
	show("absolute", -1, "/bin/sh", 0);
	show("in a directory", bin, "sh", 0);
	show("the descriptor", shell, "", AT_EMPTY_PATH);
	show("no name", shell, "", 0);
	show("nothing there", AT_FDCWD, "absent", 0);
	show("link", AT_FDCWD, "link", 0);
	show("link, not followed", AT_FDCWD, "link", AT_SYMLINK_NOFOLLOW);
	show("bad descriptor", 999, "sh", 0);
	show("unknown flag", bin, "sh", 1 << 20);
	return 0;
}
