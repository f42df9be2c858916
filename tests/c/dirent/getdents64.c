/* getdents64: the kernel's own records, and the arguments it refuses. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static uint64_t buffer[512];

static void show(const char *what, int fd, size_t length)
{
	errno = 0;
	ssize_t result = getdents64(fd, buffer, length);
	printf("%s: %s errno %d\n", what, result > 0 ? "some" : result == 0 ? "none" : "-1", errno);
}

int main(void)
{
	ssize_t (*function)(int, void *, size_t) = getdents64;
	char directory[] = "/tmp/getdents64.XXXXXX";
	int seen = 0;

	if (!mkdtemp(directory))
		return 1;
	int fd = open(directory, O_RDONLY | O_DIRECTORY);
	mkdirat(fd, "a name", 0700);
	show("too small", fd, 1);
	ssize_t length = function(fd, buffer, sizeof buffer);
	for (char *at = (char *)buffer; at < (char *)buffer + length;) {
		struct dirent64 *entry = (struct dirent64 *)at;
		seen += entry->d_type == DT_DIR ? 1 : 100;
		if (entry->d_name[0] != '.')
			printf("found %s\n", entry->d_name);
		at += entry->d_reclen;
	}
	printf("directories %d\n", seen);
	show("at the end", fd, sizeof buffer);
	show("no directory", open("/dev/null", O_RDONLY), sizeof buffer);
	show("no descriptor", -1, sizeof buffer);
	unlinkat(fd, "a name", AT_REMOVEDIR);
	rmdir(directory);
	lseek(fd, 0, SEEK_SET);
	show("removed", fd, sizeof buffer);
	return 0;
}
