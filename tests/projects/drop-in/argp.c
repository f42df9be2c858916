#include <argp.h>
#include <stdio.h>

static int seen;

static error_t option(int key, char *text, struct argp_state *state)
{
	(void)text, (void)state;
	seen |= key == 'x';
	return key == 'x' ? 0 : ARGP_ERR_UNKNOWN;
}

int main(void)
{
	static const struct argp_option options[] = { { "extra", 'x', 0, 0, "More", 0 }, { 0 } };
	static const struct argp argp = { options, option, 0, 0, 0, 0, 0 };
	char *words[] = { "program", "--extra", NULL };
	if (argp_parse(&argp, 2, words, 0, 0, 0) == 0 && seen)
		puts("argp works");
	return 0;
}
