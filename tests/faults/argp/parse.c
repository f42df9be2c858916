/* argp without memory: ENOMEM before any parser is called, or help that is not written; never a crash or leak. */
#include <argp.h>
#include <errno.h>
#include <stdio.h>

#include "fault.h"

static int calls;

static error_t parse(int key, char *arg, struct argp_state *state)
{
	(void)arg;
	(void)state;
	calls++;
	return key == ARGP_KEY_ARG || key == 'a' ? 0 : ARGP_ERR_UNKNOWN;
}

static const struct argp_option child_options[] = { { "child", 'c', "ARG", 0, "of a child", 0 }, { 0 } };
static const struct argp child = { child_options, parse, "A\nB", "Before.\vBehind.", NULL, NULL, NULL };
static const struct argp_child children[] = { { &child, 0, "Child:", 1 }, { &child, 0, NULL, 0 }, { 0 } };
static const struct argp_option options[] = {
	{ "alpha", 'a', NULL, 0, "does something that takes a few words to say, so that the words take a few lines", 0 }, { 0 },
};
static const struct argp argp = { options, parse, "ARGS", "Before.\vBehind.", children, NULL, NULL };

int main(void)
{
	static char *const lines[][4] = { { "prog", "x", "-a", NULL }, { "prog", "--help", NULL }, { "prog", "-q", NULL }, { "prog", "--al", NULL } };
	static char buffer[BUFSIZ];
	int wrong = 0;
	FILE *sink = fopen("sink", "w");
	if (!sink)
		return 1;
	setvbuf(sink, buffer, _IOFBF, sizeof buffer);
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		char *line[4];
		int count = 0;
		while ((line[count] = lines[i][count]))
			count++;
		calls = 0;
		fault_begin();
		int result = argp_parse(&argp, count, line, ARGP_NO_EXIT, NULL, NULL);
		int error = fault_end();
		if (result == ENOMEM && (error != ENOMEM || calls)) {
			printf("%zu: ENOMEM after %d calls\n", i, calls);
			wrong = 1;
		}
		if (result != ENOMEM && result != (i == 2 ? EINVAL : 0)) {
			printf("%zu: %d\n", i, result);
			wrong = 1;
		}
	}
	fault_begin();
	argp_help(&argp, sink, 0xff, "prog");
	argp_state_help(NULL, sink, ARGP_HELP_SEE);
	fault_end();
	fflush(sink);
	return wrong ? 1 : fault_finish();
}
