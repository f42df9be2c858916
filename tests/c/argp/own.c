//! args: --version --help
/* A program that defines argp's variables instead of setting them. */
#include <argp.h>
#include <stdio.h>
#include <unistd.h>

const char *argp_program_version = "own 1.0";
const char *argp_program_bug_address = "own@example.org";
error_t argp_err_exit_status = 42;

int main(int argc, char **argv)
{
	struct argp argp = { NULL, NULL, "ARG", "Own variables.", NULL, NULL, NULL };
	argv[0] = "own";
	int result = argp_parse(&argp, argc, argv, ARGP_NO_EXIT, NULL, NULL);
	printf("%d\n", result);
	fflush(stdout);
	char *wrong[] = { "own", "--wrong", NULL };
	dup2(1, 2);
	argp_parse(&argp, 2, wrong, 0, NULL, NULL);
	return 0;
}
