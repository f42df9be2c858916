//! components: buffers
/* stdin and stdout of children, on pipes and on a terminal that was none when the program started. */
#include <fcntl.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

static int waiting(int descriptor)
{
	int count = -1;
	ioctl(descriptor, FIONREAD, &count);
	return count;
}

/* Reads what a child writes to its stdout, which is `output`, and to `answers` besides. */
static void child(const char *name, void (*write_some)(FILE *), int output)
{
	int ends[2];
	if (pipe(ends) != 0)
		exit(1);
	pid_t process = fork();
	if (process == 0) {
		dup2(output, 1);
		FILE *answers = fdopen(ends[1], "w");
		write_some(answers);
		fclose(answers);
		_exit(0);
	}
	close(ends[1]);
	char text[200] = "";
	FILE *file = fdopen(ends[0], "r");
	while (fgets(text, sizeof text, file))
		fprintf(stderr, "%s: %s", name, text);
	fclose(file);
	waitpid(process, NULL, 0);
}

static void letters(FILE *answers)
{
	for (int i = 0; i < 3000; i++)
		putchar('x');
	fprintf(answers, "waiting %zu\n", __fpending(stdout));
	fflush(stdout);
	fputs("one\ntwo", stdout);
	fprintf(answers, "waiting behind a line: %zu\n", __fpending(stdout));
}

/* As those who ask for it have it. */
static void lines(FILE *answers)
{
	setvbuf(stdout, NULL, _IOLBF, 0);
	puts("one");
	fprintf(answers, "waiting %zu\n", __fpending(stdout));
}

static void nothing_kept(FILE *answers)
{
	setvbuf(stdout, NULL, _IONBF, 0);
	printf("one");
	fprintf(answers, "waiting %zu\n", __fpending(stdout));
}

static void own(FILE *answers)
{
	static char buffer[256];
	setvbuf(stdout, buffer, _IOFBF, sizeof buffer);
	printf("one");
	fprintf(answers, "waiting %zu, %d\n", __fpending(stdout), memmem(buffer, sizeof buffer, "one", 3) != NULL);
}

static void terminal_lines(FILE *answers)
{
	puts("one");
	fprintf(answers, "waiting %zu by lines %d\n", __fpending(stdout), !!__flbf(stdout));
	printf("two");
	fprintf(answers, "waiting %zu\n", __fpending(stdout));
}

static void input(void)
{
	static char bytes[10000];
	int ends[2];
	if (pipe(ends) != 0)
		exit(1);
	memset(bytes, 'i', sizeof bytes);
	if (write(ends[1], bytes, sizeof bytes) != sizeof bytes)
		exit(1);
	dup2(ends[0], 0);
	int letter = getchar();
	fprintf(stderr, "stdin: %c, left %d of %zu\n", letter, waiting(0), __fbufsize(stdin));
	for (const char *back = "987654321"; *++back;)
		ungetc(*back, stdin);
	char text[12] = "";
	fprintf(stderr, "%s\n", fgets(text, sizeof text, stdin));
	close(ends[0]);
	close(ends[1]);
}

int main(void)
{
	/* The answers are the program's, though its stdout is none's before the end. */
	dup2(1, 2);
	int ends[2], master = posix_openpt(O_RDWR | O_NOCTTY);
	if (pipe(ends) != 0 || master < 0 || grantpt(master) != 0 || unlockpt(master) != 0)
		return 1;
	int terminal = open(ptsname(master), O_RDWR | O_NOCTTY);
	child("pipe", letters, ends[1]);
	child("lines", lines, ends[1]);
	child("no buffer", nothing_kept, ends[1]);
	child("its own", own, ends[1]);
	child("terminal", terminal_lines, terminal);
	input();
	puts("stdout at last");
	return 0;
}
