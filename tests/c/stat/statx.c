/* sys/stat.h: statx, with the kernel's and without, its flags, masks and errors; its structure beside <linux/stat.h>. */
#include "../unistd/deny.h"
#include <fcntl.h>
#include <linux/stat.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

static const char *const paths[] = { "file", "link", "", "absent", "file/below" };
static const int flags[] = { 0,
			     AT_SYMLINK_NOFOLLOW,
			     AT_EMPTY_PATH,
			     AT_NO_AUTOMOUNT,
			     AT_STATX_DONT_SYNC,
			     AT_STATX_SYNC_TYPE,
			     AT_REMOVEDIR,
			     0x10000 };
static int file;

static void show(int directory, const char *path, int flag, unsigned int mask)
{
	struct statx found;
	memset(&found, 0x55, sizeof found);
	errno = 0;
	int result = statx(directory, path, flag, mask, &found);
	printf("%s\t%s\t%#x\t%#x\t%d %d", directory == file ? "file" : directory == -1 ? "-1" : "cwd",
	       path, flag, mask, result, result ? errno : 0);
	/* A directory's size and links are its file system's affair. */
	if (result == 0 && !S_ISDIR(found.stx_mode))
		printf("\t%d %o %llu %u %d", (found.stx_mask & STATX_BASIC_STATS) == STATX_BASIC_STATS, found.stx_mode,
		       (unsigned long long)found.stx_size, found.stx_nlink, found.stx_uid == geteuid());
	printf("\n");
}

static void compare(const char *path)
{
	struct statx found;
	struct stat same;
	int failed = statx(AT_FDCWD, path, 0, STATX_BASIC_STATS, &found) | stat(path, &same);
	printf("%s\t%d", path, failed);
	printf(" %d%d%d", found.stx_ino == same.st_ino, found.stx_nlink == same.st_nlink, found.stx_gid == same.st_gid);
	printf("%d%d", found.stx_blocks == (unsigned long long)same.st_blocks,
	       found.stx_blksize == (unsigned int)same.st_blksize);
	printf("%d%d", makedev(found.stx_dev_major, found.stx_dev_minor) == same.st_dev,
	       makedev(found.stx_rdev_major, found.stx_rdev_minor) == same.st_rdev);
	printf("%d%d", found.stx_mtime.tv_sec == same.st_mtim.tv_sec, found.stx_mtime.tv_nsec == same.st_mtim.tv_nsec);
	printf("%d%d\n", found.stx_ctime.tv_sec == same.st_ctim.tv_sec, found.stx_atime.tv_nsec == same.st_atim.tv_nsec);
}

static void all(void)
{
	for (size_t path = 0; path < sizeof paths / sizeof *paths; path++)
		for (size_t flag = 0; flag < sizeof flags / sizeof *flags; flag++)
			show(AT_FDCWD, paths[path], flags[flag], STATX_ALL);
	show(file, "", AT_EMPTY_PATH, STATX_BASIC_STATS);
	show(file, "", 0, STATX_BASIC_STATS);
	show(file, "below", 0, STATX_BASIC_STATS);
	show(-1, "file", 0, STATX_BASIC_STATS);
	show(-1, "absent", 0x10000, STATX_BASIC_STATS);
	show(AT_FDCWD, "absent", 0, STATX__RESERVED);
	compare("file");
	compare("/dev/null");
	compare("/");
}

int main(void)
{
	FILE *stream = fopen("file", "w");
	if (!stream || fputs("12345", stream) < 0 || fclose(stream) || symlink("file", "link") || chmod("file", 0640))
		return 1;
	file = open("file", O_RDONLY);
	printf("%zu %zu\n", sizeof(struct statx), sizeof(struct statx_timestamp));
	all();
	deny(SYS_statx);
	printf("without the kernel's\n");
	all();
	return 0;
}
