//! stderr: yes
/* error(): every part of a line, in the order of the calls with what goes to stdout. */
#include <errno.h>
#include <error.h>
#include <stdio.h>
#include <unistd.h>

static void name(void)
{
	fprintf(stderr, "[own name, %u before]", error_message_count);
}

int main(void)
{
	dup2(STDOUT_FILENO, STDERR_FILENO);
	program_invocation_name = "prog";
	printf("flushed before, ");
	error(0, 0, "plain %d %s", 1, "two");
	error(0, ENOENT, "with a number");
	error(0, -1, "negative");
	error(0, 99999, "unknown");
	error(0, 0, "%s", "");
	error(0, EACCES, "%s", "");
	error(0, EPERM, "a newline of its own\n");
	error(0, 0, "%s %5d|%-5d|%05.1f %c %%", "all kinds", 1, 2, 3.25, 'c');
	error(0, 0, "%1$d %2$s %1$d", 7, "positions");
	error(0, 0, "%0*d", 3000, 1);
	error(0, 0, "%d %d %d %d %d %d %d %f %f %f %f %f %f %f %f %f %ld", 1, 2, 3, 4, 5, 6, 7, 1.0, 2.0, 3.0, 4.0, 5.0,
	      6.0, 7.0, 8.0, 9.0, 99L);
	program_invocation_name = "";
	error(0, 0, "no name");
	program_invocation_name = "/a/long/path/with%percent";
	error(0, 0, "path");

	error_print_progname = name;
	error(0, 0, "after it");
	error_at_line(0, ESRCH, "file", 12, "after it");
	error_at_line(0, 0, NULL, 12, "after it, no file");
	error_print_progname = NULL;

	program_invocation_name = "prog";
	error_at_line(0, 0, "file", 12, "a line");
	error_at_line(0, EINVAL, "", 0, "no name, no line");
	error_at_line(0, 0, NULL, 12, "no file");
	error_at_line(0, 0, "file%s", 4294967295u, "the last line");
	printf("%u messages\n", error_message_count);
	error_message_count = 4294967295u;
	error(0, 0, "one more");
	printf("%u messages\n", error_message_count);
	return 0;
}
