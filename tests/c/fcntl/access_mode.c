/* fcntl(F_GETFL): a descriptor opened with O_PATH has the access mode of none that reads or writes through it. */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static void show(const char *what, int flags)
{
	int fd = open(".", flags);
	printf("%s: %d\n", what, fcntl(fd, F_GETFL) & O_ACCMODE);
	close(fd);
}

int main(void)
{
	show("directory", O_RDONLY | O_DIRECTORY);
	show("path", O_PATH);
	int fd = open("file", O_RDWR | O_CREAT, 0600);
	printf("read and write: %d\n", (fcntl(fd, F_GETFL) & O_ACCMODE) == O_RDWR);
	close(fd);
	fd = open("file", O_WRONLY);
	printf("write: %d\n", (fcntl(fd, F_GETFL) & O_ACCMODE) == O_WRONLY);
	return 0;
}
