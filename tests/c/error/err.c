/* The functions of <err.h>: musl has them all, and they say what glibc's say. */
#include <err.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

enum kind { WARN, WARNX, ERR, ERRX };

static void by_list(enum kind kind, const char *format, ...)
{
	va_list list;
	va_start(list, format);
	switch (kind) {
	case WARN:
		vwarn(format, list);
		break;
	case WARNX:
		vwarnx(format, list);
		break;
	case ERR:
		verr(3, format, list);
	case ERRX:
		verrx(4, format, list);
	}
	va_end(list);
}

static void ends(enum kind kind, const char *format)
{
	fflush(stdout);
	pid_t child = fork();
	if (child == 0)
		by_list(kind, format, 1);
	int status;
	waitpid(child, &status, 0);
	printf("exited with %d\n", WEXITSTATUS(status));
}

int main(void)
{
	dup2(STDOUT_FILENO, STDERR_FILENO);
	setvbuf(stdout, NULL, _IONBF, 0);
	program_invocation_name = "/a/path/name";
	program_invocation_short_name = "short";
	errno = ENOENT;
	warn("%s %m", "warn");
	warn(NULL);
	warnx("%s %m", "warnx");
	warnx(NULL);
	printf("errno %d\n", errno);
	by_list(WARN, "vwarn %d", 1);
	by_list(WARN, NULL);
	by_list(WARNX, "vwarnx %d", 1);
	by_list(WARNX, NULL);
	ends(ERR, "verr %d");
	ends(ERR, NULL);
	ends(ERRX, "verrx %d");
	ends(ERRX, NULL);
	errno = EPERM;
	err(5, "the end %d", 2);
}
