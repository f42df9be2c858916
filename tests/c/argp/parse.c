/* argp_parse: the keys that parsers see, in order, under all flags. */
#include "argp/trace.h"

static error_t first(int key, char *arg, struct argp_state *state)
{
	trace("first", key, arg, state);
	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = "for second";
		state->hook = "own";
		return 0;
	case ARGP_KEY_ARG:
		return strcmp(arg, "second") && strcmp(arg, "nobody") ? 0 : ARGP_ERR_UNKNOWN;
	case 'e':
		return EPERM;
	case 'u':
		return ARGP_ERR_UNKNOWN;
	case 'a': case 'b': case 300: case 301: case ARGP_KEY_SUCCESS: case ARGP_KEY_END:
		return 0;
	}
	return ARGP_ERR_UNKNOWN;
}

static error_t second(int key, char *arg, struct argp_state *state)
{
	trace("second", key, arg, state);
	if (key == ARGP_KEY_ARG)
		return strcmp(arg, "second") ? ARGP_ERR_UNKNOWN : 0;
	return key == 's' || key == 'a' ? 0 : ARGP_ERR_UNKNOWN;
}

static const struct argp_option second_options[] = {
	{ "second", 's', "WHAT", OPTION_ARG_OPTIONAL, "of the child", 0 },
	{ "alpha", 'a', "SHADOWED", 0, "of the child", 0 },
	{ "alp", 's', NULL, OPTION_ALIAS, NULL, 0 },
	{ 0 },
};
static const struct argp second_argp = { second_options, second, NULL, NULL, NULL, NULL, NULL };
static const struct argp_option first_options[] = {
	{ "alpha", 'a', NULL, 0, "", 0 },
	{ "beta", 'b', "ARG", 0, "", 0 },
	{ "bet", 300, NULL, 0, "", 0 },
	{ "gamma", 301, "ARG", OPTION_ARG_OPTIONAL, "", 0 },
	{ "gamut", 0, NULL, OPTION_ALIAS, "", 0 },
	{ "error", 'e', NULL, 0, "", 0 },
	{ "unknown", 'u', NULL, 0, "", 0 },
	{ "doc", 'd', NULL, OPTION_DOC, "", 0 },
	{ 0 },
};
static const struct argp_child children[] = { { &second_argp, 0, NULL, 0 }, { 0 } };
static const struct argp argp = { first_options, first, NULL, NULL, children, NULL, NULL };

static const char *const lines[] = {
	"/bin/prog", "prog x y", "prog x -a y -b1 z --beta=2 --beta 3 -sx -s x", "prog x -- -a -- y", "prog -- ", "prog - -a -",
	"prog -abx -ab x -asx", "prog second x nobody y", "prog nobody -a", "prog --ga --gam=1 --gamma=", "prog --be", "prog --bet",
	"prog --b", "prog --al", "prog --alp", "prog --a", "prog --beta", "prog x -b", "prog -q", "prog -aq x", "prog --nope=1",
	"prog --alpha=1", "prog --second=1 --second", "prog -e x", "prog -u", "prog --unknown", "prog --unk", "prog -d", "prog --doc",
	"prog -alpha", "prog -al -beta x", "prog -bet", "prog -s=1", "prog -gam -gamma=x -se", "prog -xa", "prog -nope", "prog --=", "prog ---",
	"prog --program-name=/other/name -q", "prog --program-name", "prog --HANG=0 x", "prog -V", "prog --version", "prog --usa=x", "prog -x_y",
};
static const unsigned flags[] = {
	0, ARGP_IN_ORDER, ARGP_NO_ARGS, ARGP_LONG_ONLY, ARGP_LONG_ONLY | ARGP_IN_ORDER, ARGP_NO_ERRS, ARGP_PARSE_ARGV0,
	ARGP_PARSE_ARGV0 | ARGP_NO_ERRS, ARGP_NO_HELP, ARGP_SILENT, ARGP_NO_ARGS | ARGP_IN_ORDER,
};

int main(void)
{
	one_stream();
	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
		for (size_t j = 0; j < sizeof lines / sizeof *lines; j++)
			parse_line(&argp, flags[i] | ARGP_NO_EXIT, (i + j) % 2, lines[j]);
	setenv("POSIXLY_CORRECT", "", 1);
	parse_line(&argp, ARGP_NO_EXIT, 1, "prog x -a y");
	parse_line(&argp, ARGP_NO_EXIT, 1, "prog -a x -a -- y");
	parse_line(&argp, ARGP_NO_EXIT | ARGP_IN_ORDER, 1, "prog -a x -a -- y");
	parse_line(NULL, ARGP_NO_EXIT, 1, "prog");
	parse_line(NULL, ARGP_NO_EXIT, 0, "prog x");
	parse_line(NULL, ARGP_SILENT, 1, "prog x");
	parse_line(NULL, ARGP_NO_EXIT, 1, "");
	return 0;
}
