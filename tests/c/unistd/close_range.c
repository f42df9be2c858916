/* close_range: which descriptors are closed, and which arguments are refused. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static void show(const char *what, int result)
{
	int error = errno;
	printf("%s: %d", what, result);
	if (result == -1)
		printf(" errno %d", error);
	for (int fd = 10; fd < 14; fd++)
		printf(" %d:%s", fd, fcntl(fd, F_GETFD) == -1 ? "closed" : "open");
	printf("\n");
}

static void reopen(void)
{
	for (int fd = 10; fd < 14; fd++)
		dup2(1, fd);
}

int main(void)
{
	reopen();
	show("middle", close_range(11, 12, 0));
	reopen();
	show("to the end", close_range(12, ~0U, 0));
	reopen();
	show("backwards", close_range(12, 11, 0));
	show("unknown flag", close_range(10, 13, 1 << 20));
	show("on exec", close_range(10, 11, 1 << 2));
	printf("flags %d %d\n", fcntl(10, F_GETFD), fcntl(12, F_GETFD));
	errno = 5;
	show("nothing there", close_range(500, 600, 0));
	return 0;
}
