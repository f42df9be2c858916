/* A program's own error() is called, by the program and by nobody else, beside ours for lines. */
#include <errno.h>
#include <error.h>
#include <stdio.h>
#include <unistd.h>

void error(int status, int number, const char *format, ...)
{
	printf("own: %d %d %s\n", status, number, format);
}

int main(void)
{
	volatile int status = 3;

	dup2(STDOUT_FILENO, STDERR_FILENO);
	program_invocation_name = "prog";
	error(status, 2, "format");
	error_at_line(0, 0, "file", 1, "a line");
	printf("%u messages\n", error_message_count);
	return 0;
}
