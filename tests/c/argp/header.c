/* What <argp.h> defines. */
#include <argp.h>
#include <stddef.h>
#include <stdio.h>

#define SHOW(value) printf(#value " %ld\n", (long)(value))

int main(void)
{
	SHOW(OPTION_ARG_OPTIONAL); SHOW(OPTION_HIDDEN); SHOW(OPTION_ALIAS); SHOW(OPTION_DOC); SHOW(OPTION_NO_USAGE);
	SHOW(ARGP_ERR_UNKNOWN == E2BIG);
	SHOW(ARGP_KEY_ARG); SHOW(ARGP_KEY_ARGS); SHOW(ARGP_KEY_END); SHOW(ARGP_KEY_NO_ARGS); SHOW(ARGP_KEY_INIT); SHOW(ARGP_KEY_FINI);
	SHOW(ARGP_KEY_SUCCESS); SHOW(ARGP_KEY_ERROR);
	SHOW(ARGP_KEY_HELP_PRE_DOC); SHOW(ARGP_KEY_HELP_POST_DOC); SHOW(ARGP_KEY_HELP_HEADER); SHOW(ARGP_KEY_HELP_EXTRA);
	SHOW(ARGP_KEY_HELP_DUP_ARGS_NOTE); SHOW(ARGP_KEY_HELP_ARGS_DOC);
	SHOW(ARGP_PARSE_ARGV0); SHOW(ARGP_NO_ERRS); SHOW(ARGP_NO_ARGS); SHOW(ARGP_IN_ORDER); SHOW(ARGP_NO_HELP); SHOW(ARGP_NO_EXIT);
	SHOW(ARGP_LONG_ONLY); SHOW(ARGP_SILENT);
	SHOW(ARGP_HELP_USAGE); SHOW(ARGP_HELP_SHORT_USAGE); SHOW(ARGP_HELP_SEE); SHOW(ARGP_HELP_LONG); SHOW(ARGP_HELP_PRE_DOC);
	SHOW(ARGP_HELP_POST_DOC); SHOW(ARGP_HELP_DOC); SHOW(ARGP_HELP_BUG_ADDR); SHOW(ARGP_HELP_LONG_ONLY); SHOW(ARGP_HELP_EXIT_ERR);
	SHOW(ARGP_HELP_EXIT_OK); SHOW(ARGP_HELP_STD_ERR); SHOW(ARGP_HELP_STD_USAGE); SHOW(ARGP_HELP_STD_HELP);
	SHOW(sizeof(struct argp)); SHOW(sizeof(struct argp_option)); SHOW(sizeof(struct argp_child)); SHOW(sizeof(struct argp_state));
	SHOW(sizeof(error_t)); SHOW(offsetof(struct argp, argp_domain)); SHOW(offsetof(struct argp_option, group));
	SHOW(offsetof(struct argp_child, group)); SHOW(offsetof(struct argp_state, name)); SHOW(offsetof(struct argp_state, pstate));
	for (int key = -2; key < 260; key++) {
		struct argp_option option = { NULL, key, NULL, 0, NULL, 0 };
		printf("%d%d", _option_is_short(&option), _option_is_end(&option));
		option.flags = OPTION_DOC;
		printf("%d%d ", _option_is_short(&option), _option_is_end(&option));
	}
	struct argp_option entries[] = {
		{ "name", 0, NULL, 0, NULL, 0 }, { NULL, 0, "arg", OPTION_HIDDEN, NULL, 0 }, { NULL, 0, NULL, 0, "doc", 0 }, { NULL, 0, NULL, 0, NULL, 1 },
	};
	for (int i = 0; i < 4; i++)
		printf("%d", _option_is_end(&entries[i]));
	printf("\n");
	argp_parser_t parser = NULL;
	return parser != NULL;
}
