/* What a parser may change in its state: next, argv, flags, name, streams, child_inputs. */
#include "argp/trace.h"

static const char *how = "";

static error_t parse(int key, char *arg, struct argp_state *state)
{
	trace("parser", key, arg, state);
	if (key == ARGP_KEY_ARG && !strcmp(arg, "back")) {
		state->argv[--state->next] = !strcmp(how, "option") ? "-b" : !strcmp(how, "argument") ? "x" : "--beta";
		return 0;
	}
	if (key == ARGP_KEY_ARG && !strcmp(arg, "two")) {
		state->next++;
		return 0;
	}
	if (key == ARGP_KEY_ARG && !strcmp(arg, "all")) {
		state->next = state->argc;
		return 0;
	}
	if (key == ARGP_KEY_ARG && !strcmp(arg, "rest"))
		return ARGP_ERR_UNKNOWN;
	if (key == ARGP_KEY_ARGS) {
		if (!strcmp(how, "some"))
			state->next += 2;
		return strcmp(how, "none") ? 0 : ARGP_ERR_UNKNOWN;
	}
	switch (key) {
	case 'a':
		state->next++;
		return 0;
	case 'f':
		state->flags |= ARGP_NO_ERRS;
		return 0;
	case 'n':
		state->name = "renamed";
		return 0;
	case 'o':
		state->err_stream = state->out_stream;
		return 0;
	case 'z':
		state->err_stream = NULL;
		return 0;
	case 'e':
		argp_error(state, "%s %d", "an error", 7);
		return 0;
	case 'F':
		argp_failure(state, 3, ENOENT, "%s", "a failure");
		argp_failure(state, 0, 0, "%s", "another");
		argp_failure(state, 0, EPERM, NULL);
		return 0;
	case 'u':
		argp_usage(state);
		return 0;
	case 'h':
		argp_state_help(state, state->out_stream, ARGP_HELP_STD_HELP);
		return 0;
	case ARGP_KEY_ARG: case 'b':
		return 0;
	}
	return ARGP_ERR_UNKNOWN;
}

static error_t child(int key, char *arg, struct argp_state *state)
{
	trace("child", key, arg, state);
	if (key == ARGP_KEY_INIT)
		state->hook = "kept";
	return ARGP_ERR_UNKNOWN;
}

static const struct argp child_argp = { NULL, child, NULL, NULL, NULL, NULL, NULL };
static const struct argp_child children[] = { { &child_argp, 0, NULL, 0 }, { &child_argp, 0, NULL, 0 }, { 0 } };
static const struct argp_option options[] = {
	{ "alpha", 'a', NULL, 0, "skips one", 0 }, { "beta", 'b', NULL, 0, "does nothing", 0 }, { NULL, 'f', NULL, 0, NULL, 0 },
	{ NULL, 'n', NULL, 0, NULL, 0 }, { NULL, 'o', NULL, 0, NULL, 0 }, { NULL, 'z', NULL, 0, NULL, 0 }, { NULL, 'e', NULL, 0, NULL, 0 },
	{ NULL, 'F', NULL, 0, NULL, 0 }, { NULL, 'u', NULL, 0, NULL, 0 }, { NULL, 'h', NULL, 0, NULL, 0 }, { 0 },
};
static const struct argp argp = { options, parse, "WORD...", "Does this and that.", children, NULL, NULL };
/* Without a parser, what it is given goes to its first child. */
static const struct argp silent = { options, NULL, NULL, NULL, children, NULL, NULL };

int main(void)
{
	static const char *const ways[] = { "option", "argument", "long", "some", "none", "" };
	static const char *const lines[] = {
		"prog x back y", "prog x -b back -b y", "prog -- back y", "prog two x y", "prog all x -b y", "prog x rest y z",
		"prog rest", "prog -a x y",
	};
	one_stream();
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		for (size_t j = 0; j < sizeof lines / sizeof *lines; j++) {
			how = ways[i];
			parse_line(&argp, ARGP_NO_EXIT, 1, lines[j]);
			parse_line(&argp, ARGP_NO_EXIT | ARGP_IN_ORDER, 0, lines[j]);
		}
	static const char *const messages[] = {
		"/usr/bin/prog -e", "prog -F", "prog -u", "prog -h", "prog -nefu", "prog -ne", "prog -nFq", "prog -oeFu", "prog -zeFu", "prog -feFuh",
		"prog -zq", "prog -fq", "prog -fnoeh", "prog -z --help",
	};
	for (size_t j = 0; j < sizeof messages / sizeof *messages; j++) {
		parse_line(&argp, ARGP_NO_EXIT, 1, messages[j]);
		parse_apart(&argp, 0, messages[j]);
		parse_apart(&argp, ARGP_NO_ERRS, messages[j]);
	}
	parse_line(&silent, ARGP_NO_EXIT, 1, "prog");
	parse_line(&silent, ARGP_NO_EXIT, 1, "prog x");
	return 0;
}
