/* What is said of words that are no proper options, one or two dashes before them, and of the letter W. */
#include "argp/trace.h"

static error_t parse(int key, char *arg, struct argp_state *state)
{
	(void)state;
	if (key < 0 || key > 1000)
		return key == ARGP_KEY_NO_ARGS ? 0 : ARGP_ERR_UNKNOWN;
	printf("%s(%s)\n", key_name(key), arg ? arg : "-");
	return 0;
}

#define COMMON { "alpha", 'a', NULL, 0, "", 0 }, { "beta", 'b', "ARG", 0, "", 0 }, { "gamma", 301, "ARG", OPTION_ARG_OPTIONAL, "", 0 }, \
	{ "gamut", 302, NULL, 0, "", 0 }, { "game", 302, NULL, 0, "", 0 }, { "gable", 0, NULL, OPTION_ALIAS, "", 0 }
static const struct argp_option none[] = { COMMON, { 0 } };
static const struct argp_option plain[] = { COMMON, { "Wide", 'W', NULL, 0, "", 0 }, { 0 } };
static const struct argp_option taking[] = { COMMON, { "Wide", 'W', "ARG", 0, "", 0 }, { 0 } };
static const struct argp_option perhaps[] = { COMMON, { "Wide", 'W', "ARG", OPTION_ARG_OPTIONAL, "", 0 }, { 0 } };
static const struct argp_option named[] = { COMMON, { "W", 303, NULL, 0, "", 0 }, { 0 } };
static const struct argp_option *const tables[] = { none, plain, taking, perhaps, named };

/* The first ones have a W. */
#define OF_W 14
static const char *const lines[] = {
	"prog --W", "prog --W=x", "prog --W x", "prog --Wi", "prog -Wi", "prog -W", "prog -W alpha", "prog -Walpha", "prog -W beta=1", "prog -W nope",
	"prog -aW", "prog -aWalpha -b1", "prog -W=alpha", "prog -W;",
	"prog --g", "prog --g=1", "prog --ga", "prog --gam", "prog --gam=x=y", "prog --gamu", "prog --gamut=1", "prog --gabl=", "prog -g", "prog -ga", "prog -gam=1",
	"prog -gabl=", "prog --alpha=", "prog --alp=1", "prog -alp=1", "prog --beta", "prog --b", "prog -bet", "prog -b", "prog -ab", "prog -q", "prog -aq", "prog -qa",
	"prog -=", "prog -a=", "prog --=", "prog ---a", "prog --nope=1", "prog -nope=1", "prog x -q", "prog x --q -a", "prog -a x --ga", "prog -- --ga",
	"prog --\377=\1", "/bin/prog --ga", "/bin/prog -q",
};

int main(void)
{
	static const unsigned flags[] = { 0, ARGP_LONG_ONLY, ARGP_IN_ORDER, ARGP_LONG_ONLY | ARGP_NO_ARGS };
	one_stream();
	for (int posix = 0; posix < 2; posix++) {
		for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
			const struct argp argp = { tables[i], parse, NULL, NULL, NULL, NULL, NULL };
			for (size_t j = 0; j < sizeof flags / sizeof *flags; j++)
				for (size_t k = 0; k < (i ? OF_W : sizeof lines / sizeof *lines); k++)
					parse_line(&argp, flags[j] | ARGP_NO_EXIT, 1, lines[k]);
		}
		setenv("POSIXLY_CORRECT", "", 1);
	}
	return 0;
}
