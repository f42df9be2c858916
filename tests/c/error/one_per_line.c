/* error_at_line() while error_one_per_line is set: which messages are the same. */
#include <errno.h>
#include <error.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void)
{
	/* A status that the compiler does not know: glibc's header promises that the call does not return. */
	volatile int status = 9;
	char copy[] = "file", overwritten[] = "here";

	dup2(STDOUT_FILENO, STDERR_FILENO);
	program_invocation_name = "prog";
	error_one_per_line = 1;
	error_at_line(0, 0, NULL, 0, "as at the beginning");
	error_at_line(0, 0, "file", 0, "line 0");
	error_one_per_line = 0;
	error_at_line(0, 0, "file", 5, "not remembered");
	error_at_line(0, 0, "file", 5, "not set");
	error_one_per_line = -1;
	error_at_line(0, 0, "file", 5, "first");
	error_at_line(0, 0, "file", 5, "the same");
	error_at_line(0, 0, copy, 5, "an equal name");
	error_at_line(0, 0, "other", 5, "another name");
	error_at_line(0, 0, "file", 5, "back");
	error_at_line(0, 0, "file", 6, "another line");
	error(0, 0, "between");
	error_at_line(0, 0, "file", 6, "the same after error()");
	error_at_line(0, 0, NULL, 6, "no file");
	error_at_line(0, 0, NULL, 6, "no file again");
	error_at_line(0, 0, "file", 6, "a file again");
	error_at_line(0, 0, "", 6, "an empty name");
	error_at_line(0, 0, NULL, 6, "no file is not an empty name");
	error_at_line(0, 0, overwritten, 6, "a name");
	strcpy(overwritten, "gone");
	error_at_line(0, 0, overwritten, 6, "overwritten in its place");
	printf("not flushed, ");
	error_at_line(0, 0, overwritten, 6, "suppressed");
	error_at_line(status, 0, overwritten, 6, "does not end the program");
	printf("%u messages\n", error_message_count);
	error_at_line(status, 0, overwritten, 7, "ends it");
	printf("not reached\n");
	return 0;
}
