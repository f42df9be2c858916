/* closefrom: which descriptors are closed, with the system call close_range and without it. */
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "deny.h"

static void show(const char *what)
{
	int count = 0;
	printf("%s: open", what);
	for (int fd = 0; fd < 4096; fd++)
		if (fcntl(fd, F_GETFD) != -1) {
			count++;
			if (fd < 20)
				printf(" %d", fd);
		}
	printf(", %d in all\n", count);
}

static void open_many(void)
{
	for (int fd = 3; fd < 200; fd += fd < 10 ? 1 : 3)
		dup2(1, fd);
	dup2(1, 1000);
}

static void all(void)
{
	closefrom(3);
	show("none open");
	open_many();
	closefrom(6);
	show("from 6");
	open_many();
	closefrom(1000);
	closefrom(2000);
	show("from 1000");
	closefrom(2147483647);
	show("from the last");
}

/* glibc ends the program when this happens without close_range. */
static void above_the_limit(void)
{
	struct rlimit limit, none;
	getrlimit(RLIMIT_NOFILE, &limit);
	none = limit;
	none.rlim_cur = 4;
	setrlimit(RLIMIT_NOFILE, &none);
	closefrom(4);
	setrlimit(RLIMIT_NOFILE, &limit);
	show("above the limit");
}

int main(void)
{
	all();
	above_the_limit();
	errno = 77;
	closefrom(3);
	printf("errno %d\n", errno);
	deny(SYS_close_range);
	printf("no close_range\n");
	all();
	fflush(stdout);
	closefrom(-5);
	return fcntl(0, F_GETFD) == -1 && fcntl(1, F_GETFD) == -1 ? 0 : 1;
}
