/* What ends the program, and with which status; the variables that a program sets. */
#include "argp/trace.h"

static error_t parse(int key, char *arg, struct argp_state *state)
{
	(void)arg;
	switch (key) {
	case 'e':
		argp_error(state, "bad");
		return 0;
	case 'f':
		argp_failure(state, 5, 0, "worse");
		return 0;
	case 'u':
		argp_usage(state);
		return 0;
	case 'x':
		return EIO;
	case 'k':
		argp_state_help(state, stdout, ARGP_HELP_EXIT_OK);
		return 0;
	case 'r':
		argp_state_help(state, stdout, ARGP_HELP_EXIT_ERR | ARGP_HELP_EXIT_OK);
		return 0;
	}
	return ARGP_ERR_UNKNOWN;
}

static void show(FILE *stream, struct argp_state *state)
{
	fprintf(stream, "version of %s, flags %x\n", state->name, state->flags);
}

static const struct argp_option options[] = {
	{ NULL, 'e', NULL, 0, "an error", 0 }, { NULL, 'f', NULL, 0, "a failure", 0 }, { NULL, 'u', NULL, 0, "usage", 0 },
	{ NULL, 'x', NULL, 0, "EIO", 0 }, { NULL, 'k', NULL, 0, "ends well", 0 }, { NULL, 'r', NULL, 0, "ends ill", 0 }, { 0 },
};
static const struct argp argp = { options, parse, NULL, "Ends.", NULL, NULL, NULL };

static void all(void)
{
	static const char *const lines[] = {
		"prog", "prog x", "prog -q", "prog -e", "prog -f", "prog -u", "prog -x", "prog -k", "prog -r", "prog --help", "prog -?", "prog --usage",
		"prog --version", "prog -V", "prog --vers --help",
	};
	static const unsigned flags[] = { 0, ARGP_NO_EXIT, ARGP_NO_ERRS, ARGP_NO_HELP, ARGP_SILENT };
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		for (size_t j = 0; j < sizeof flags / sizeof *flags; j++)
			parse_apart(&argp, flags[j], lines[i]);
}

int main(void)
{
	one_stream();
	printf("status %d, version %d, hook %d, address %d\n", argp_err_exit_status, argp_program_version != NULL,
		argp_program_version_hook != NULL, argp_program_bug_address != NULL);
	all();
	argp_program_version = "version 1\nof it";
	argp_program_bug_address = "<bugs@example.org>";
	argp_err_exit_status = 3;
	all();
	argp_program_version_hook = show;
	all();
	argp_program_version = NULL;
	argp_program_bug_address = "";
	argp_err_exit_status = 0;
	all();
	return 0;
}
