/* features.h: with _GNU_SOURCE the 64 names are there, whatever musl's version, and mean the plain ones. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/types.h>
#include <unistd.h>

int main(void)
{
	off64_t offset = (off64_t)1 << 40;
	ino64_t inode = 1;
	struct stat64 info;
	struct flock64 lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = offset};
	int fd = open64("file", O_RDWR | O_CREAT | O_LARGEFILE, 0600);
	printf("%d %d\n", (int)sizeof(offset), (int)sizeof(inode));
	printf("ftruncate64 %d\n", ftruncate64(fd, offset + 5));
	printf("lseek64 %lld\n", (long long)lseek64(fd, 0, SEEK_END));
	printf("pwrite64 %d\n", (int)pwrite64(fd, "x", 1, offset + 7));
	printf("fstat64 %d", fstat64(fd, &info));
	printf(" %lld\n", (long long)info.st_size);
	printf("stat64 %d", stat64("file", &info));
	printf(" %lld\n", (long long)info.st_size);
	printf("fcntl %d\n", fcntl(fd, F_SETLK64, &lock));
	FILE *file = fopen64("file", "r");
	printf("fseeko64 %d\n", fseeko64(file, offset, SEEK_SET));
	printf("ftello64 %lld\n", (long long)ftello64(file));
	char name[] = "XXXXXX";
	printf("mkstemp64 %d\n", mkstemp64(name) > 0);
	void *map = mmap64(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	printf("mmap64 %d\n", map != MAP_FAILED);
	struct statvfs64 system;
	printf("statvfs64 %d\n", statvfs64(".", &system));
	struct rlimit64 limit;
	printf("getrlimit64 %d\n", getrlimit64(RLIMIT_NOFILE, &limit));
	return 0;
}
