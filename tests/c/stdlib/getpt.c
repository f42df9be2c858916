/* getpt: a master of a pseudoterminal, that is not closed on exec, or why not. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

int main(void)
{
	errno = 7;
	int master = getpt();
	printf("%d errno %d\n", master >= 0, errno);
	printf("close on exec %d, access %d\n", fcntl(master, F_GETFD), fcntl(master, F_GETFL) & O_ACCMODE);
	printf("grant %d unlock %d name %d\n", grantpt(master), unlockpt(master), ptsname(master) != NULL);
	int slave = open(ptsname(master), O_RDWR | O_NOCTTY);
	char line[20] = "";
	printf("%zd\n", write(master, "hello\n", 6));
	printf("%zd", read(slave, line, sizeof line - 1));
	printf(" %s", line);
	struct rlimit few = {3, 3};
	close(slave), close(master);
	setrlimit(RLIMIT_NOFILE, &few);
	printf("%d", getpt());
	printf(" errno %d\n", errno);
	return 0;
}
