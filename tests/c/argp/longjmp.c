/* Parsers and filters that leave with longjmp. */
#include <setjmp.h>

#include "argp/trace.h"

static jmp_buf away;
static int when;
static FILE *nowhere;

static error_t parse(int key, char *arg, struct argp_state *state)
{
	(void)arg;
	/* What is written before the filter leaves is nobody's business. */
	state->out_stream = nowhere;
	if (key == when)
		longjmp(away, 1);
	return key == ARGP_KEY_ARG || key == 'a' ? 0 : ARGP_ERR_UNKNOWN;
}

static char *filter(int key, const char *text, void *input)
{
	(void)input;
	if (key == when)
		longjmp(away, 2);
	return (char *)text;
}

static void show(FILE *stream, struct argp_state *state)
{
	(void)stream;
	(void)state;
	longjmp(away, 3);
}

int main(void)
{
	static const struct argp_option options[] = { { "alpha", 'a', NULL, 0, "doc", 0 }, { 0 } };
	static const struct argp argp = { options, parse, "ARGS", "doc", NULL, filter, NULL };
	static const int keys[] = {
		ARGP_KEY_INIT, ARGP_KEY_ARG, 'a', ARGP_KEY_END, ARGP_KEY_SUCCESS, ARGP_KEY_FINI, ARGP_KEY_HELP_PRE_DOC, ARGP_KEY_HELP_ARGS_DOC,
		ARGP_KEY_HELP_EXTRA, -1,
	};
	one_stream();
	argp_program_version_hook = show;
	nowhere = fopen("/dev/null", "w");
	for (volatile int round = 0; round < 200; round++)
		for (volatile size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
			char *argv[] = { "prog", "x", "-a", "--help", "--version", NULL };
			when = keys[i];
			int landed = setjmp(away);
			if (landed == 0)
				landed = -argp_parse(&argp, 3 + (when >= ARGP_KEY_HELP_PRE_DOC) + 2 * (when == -1), argv, ARGP_NO_EXIT, NULL, NULL);
			if (round == 0)
				printf("%x: %d\n", (unsigned)keys[i], landed);
			if (round == 0)
				fflush(stdout);
		}
	return 0;
}
