/* The help filter: its keys, texts and inputs, and what becomes of what it gives back. */
#include "argp/trace.h"

static const char *way = "";

static char *change(const char *who, int key, const char *text, void *input)
{
	char *result = NULL;
	fprintf(stderr, "%s %x %s %s\n", who, (unsigned)key, text ? text : "-", input ? (char *)input : "-");
	if (!strcmp(way, "nothing"))
		return NULL;
	if (!strcmp(way, "same"))
		return (char *)text;
	if (!strcmp(way, "empty"))
		return strdup("");
	if (asprintf(&result, "<%s %x %s>", who, (unsigned)key, text ? text : "-") < 0)
		abort();
	return result;
}

static char *outer(int key, const char *text, void *input)
{
	return change("outer", key, text, input);
}

static char *inner(int key, const char *text, void *input)
{
	return change("inner", key, text, input);
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
	(void)arg;
	if (key == ARGP_KEY_INIT)
		state->child_inputs[0] = "child's input";
	if (key == 'h')
		argp_state_help(state, stdout, ARGP_HELP_STD_HELP);
	return 0;
}

static const struct argp_option inner_options[] = {
	{ "inner", 'i', NULL, 0, "of the child", 0 }, { "bare", 'b', "ARG", 0, NULL, 0 }, { NULL, 0, NULL, 0, "Header", 0 }, { "third", 'd', NULL, 0, "", 0 }, { 0 },
};
static const struct argp inner_argp = { inner_options, parse, "INNER", "inner before\vinner behind", NULL, inner, NULL };
static const struct argp_child children[] = { { &inner_argp, 0, "Child:", 1 }, { 0 } };
static const struct argp_option options[] = { { "outer", 'o', NULL, 0, "of the parent", 0 }, { "help-me", 'h', NULL, 0, "shows this", 0 }, { 0 } };
static const struct argp argp = { options, parse, "OUTER", "outer before\vouter behind", children, outer, NULL };
static const struct argp undocumented = { options, parse, NULL, NULL, children, outer, NULL };

int main(void)
{
	static const char *const ways[] = { "same", "nothing", "empty", "change" };
	setvbuf(stdout, NULL, _IOFBF, 1 << 16);
	setenv("ARGP_HELP_FMT", "rmargin=1000", 1);
	dup2(STDOUT_FILENO, STDERR_FILENO);
	argp_program_bug_address = "bugs";
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		way = ways[i];
		printf("--- %s\n", way);
		argp_help(&argp, stdout, 0xff, "prog");
		argp_help(&undocumented, stdout, 0xff & ~ARGP_HELP_SHORT_USAGE, "prog");
		fflush(stdout);
		char *line[] = { "prog", "--help", NULL };
		argp_parse(&argp, 2, line, ARGP_NO_EXIT, NULL, "input");
		fflush(stdout);
		char *own[] = { "prog", "-h", NULL };
		argp_parse(&argp, 2, own, ARGP_NO_EXIT | ARGP_NO_HELP, NULL, "input");
		fflush(stdout);
	}
	return 0;
}
