//! components: clock
/* The seconds lie between what the kernel's clock of the last tick says before and after, as files' times do. */
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static time_t ticked(void)
{
	struct timespec now;
	clock_gettime(CLOCK_REALTIME_COARSE, &now);
	return now.tv_sec;
}

static const char *between(void)
{
	for (int i = 0; i < 20000; i++) {
		time_t before = ticked(), kept = -1, now = time(&kept), after = ticked();
		struct timespec exact;
		clock_gettime(CLOCK_REALTIME, &exact);
		if (kept != now || now < before || now > after || now > exact.tv_sec)
			return "no";
	}
	return "yes";
}

static void *thread(void *argument)
{
	(void)argument;
	return (void *)between();
}

static const char *like_files(void)
{
	FILE *file = tmpfile();
	for (int i = 0; file && i < 100; i++) {
		struct stat status;
		time_t before = time(NULL);
		if (ftruncate(fileno(file), i) != 0 || fstat(fileno(file), &status) != 0)
			return "no file";
		if (status.st_mtime < before || status.st_mtime > time(NULL))
			return "no";
	}
	return "yes";
}

int main(void)
{
	errno = 12345;
	printf("between: %s\n", between());
	printf("like files: %s\n", like_files());
	printf("errno: %d\n", errno);
	pthread_t ids[4];
	for (int i = 0; i < 4; i++)
		pthread_create(&ids[i], NULL, thread, NULL);
	for (int i = 0; i < 4; i++) {
		void *answer;
		pthread_join(ids[i], &answer);
		printf("in a thread: %s\n", (char *)answer);
	}
#ifdef SYS_time
	time_t before = time(NULL), asked = syscall(SYS_time, NULL);
	printf("as the kernel: %s\n", before <= asked && asked <= time(NULL) ? "yes" : "no");
#else
	puts("as the kernel: yes");
#endif
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		printf("in a child: %s\n", between());
		fflush(stdout);
		_exit(0);
	}
	waitpid(child, NULL, 0);
	return 0;
}
