/* faccessat with every flag, on a kernel that has faccessat2 and on one that has not. */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "deny.h"

static int file, path_only;

static void show(const char *what, int directory, const char *path, int mode, int flags)
{
	errno = 77;
	int result = faccessat(directory, path, mode, flags);
	int error = errno;
	printf("  %s mode %d: %d", what, mode, result);
	if (result)
		printf(" errno %d", error);
	printf("\n");
}

static void all(int flags)
{
	printf(" flags %#x\n", flags);
	show("link to nothing", AT_FDCWD, "dangling", F_OK, flags);
	show("link to nothing", AT_FDCWD, "dangling", R_OK | W_OK | X_OK, flags);
	show("link to a file", AT_FDCWD, "link", X_OK, flags);
	show("file", AT_FDCWD, "file", F_OK, flags);
	show("file", AT_FDCWD, "file", R_OK | W_OK, flags);
	show("file", AT_FDCWD, "file", X_OK, flags);
	show("program", AT_FDCWD, "program", X_OK, flags);
	show("directory", AT_FDCWD, "directory", R_OK | W_OK | X_OK, flags);
	show("below a file", AT_FDCWD, "file/x", F_OK, flags);
	show("nothing", AT_FDCWD, "absent", F_OK, flags);
	show("no name", AT_FDCWD, "", F_OK, flags);
	show("no name, descriptor", file, "", R_OK, flags);
	show("no name, path only", path_only, "", X_OK, flags);
	show("closed descriptor", 999, "file", F_OK, flags);
	show("no directory", file, "x", F_OK, flags);
	show("bad address", AT_FDCWD, (const char *)1, F_OK, flags);
}

static void every_flag(void)
{
	all(0);
	all(AT_EACCESS);
	all(AT_SYMLINK_NOFOLLOW);
	all(AT_EACCESS | AT_SYMLINK_NOFOLLOW);
	all(AT_EMPTY_PATH);
	all(AT_EMPTY_PATH | AT_SYMLINK_NOFOLLOW);
	all(AT_SYMLINK_FOLLOW);
	all(1 << 20);
	show("impossible mode", AT_FDCWD, "file", 8, 0);
	show("impossible mode", AT_FDCWD, "file", -1, AT_EACCESS);
}

int main(void)
{
	mkdir("directory", 0755);
	file = open("file", O_CREAT | O_RDWR, 0644);
	path_only = open("file", O_PATH);
	close(open("program", O_CREAT | O_WRONLY, 0755));
	if (symlink("nowhere", "dangling") || symlink("file", "link"))
		return 1;
	printf("faccessat2\n");
	every_flag();
	show("impossible mode", AT_FDCWD, "file", 8, AT_SYMLINK_NOFOLLOW);
	deny(SYS_faccessat2);
	printf("no faccessat2\n");
	every_flag();
	return 0;
}
