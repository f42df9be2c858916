/* The status of a program that error() ends, what runs then, and errno. */
#include <errno.h>
#include <error.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static jmp_buf away;

static void bye(void)
{
	printf("at exit: %u messages\n", error_message_count);
}

static void leave(void)
{
	longjmp(away, 1);
}

static void ends(int status, int at_line)
{
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		atexit(bye);
		if (at_line)
			error_at_line(status, 0, "file", 3, "status %d", status);
		else
			error(status, 0, "status %d", status);
		printf("returned\n");
		exit(77);
	}
	int result;
	waitpid(child, &result, 0);
	printf("exited %d with %d\n", WIFEXITED(result), WEXITSTATUS(result));
}

int main(void)
{
	dup2(STDOUT_FILENO, STDERR_FILENO);
	program_invocation_name = "prog";
	int statuses[] = { 0, 1, 2, 255, 256, 257, -1 };
	for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
		ends(statuses[i], 0);
		ends(statuses[i], 1);
	}
	error_print_progname = leave;
	if (setjmp(away) == 0)
		error(3, 0, "left");
	error_print_progname = NULL;
	printf("left the function: %u messages\n", error_message_count);

	errno = EPERM;
	error(0, 0, "errno is %m");
	printf("errno %d\n", errno);
	errno = EPERM;
	error(0, ENOENT, "errno is %m");
	printf("errno %d\n", errno);
	fflush(stdout);

	int copy = dup(STDOUT_FILENO);
	close(STDERR_FILENO);
	errno = 0;
	error(0, ENOENT, "lost");
	printf("stderr closed: errno %d, %u messages\n", errno, error_message_count);
	fflush(stdout);
	dup2(copy, STDERR_FILENO);
	/* Something is left in stdout that cannot be written. */
	printf("lost");
	close(STDOUT_FILENO);
	errno = EPERM;
	error(0, 0, "stdout closed: %m");
	errno = EPERM;
	error(4, 0, "again: %m");
	return 0;
}
