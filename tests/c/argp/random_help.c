/* Help and usage messages of random argps in random formats. */
#include <argp.h>

#define ROUNDS 90
#include "argp/rounds.h"

enum { ARGPS = 5, OPTIONS = 9, CHILDREN = 5 };

static struct argp argps[ARGPS];
static struct argp_option options[ARGPS][OPTIONS + 1];
static struct argp_child children[ARGPS][CHILDREN + 1];

/* A word of any length. */
static void add_word(FILE *text)
{
	static const char *const words[] = { "a", "it", "the", "word", "long,", "n\303\251", "\377", "(default)", "--option", "x=y", "\342\202\254", "'quoted'", "%s" };
	unsigned length = below(10) < 7 ? below(9) : below(4) ? below(30) : below(260);
	if (below(3) == 0)
		fputs(PICK(words), text);
	else
		for (unsigned i = 0; i <= length; i++)
			fputc("abcdefghijklmnopqrstuvwxyz"[(i + length) % 26], text);
}

/* A text of few words or many, of one line or now and then of several, which stays. */
static char *make_text(unsigned few, unsigned many, int seldom_has_lines)
{
	unsigned words = below(2) ? few : many;
	int has_lines = seldom_has_lines && below(seldom_has_lines) == 0;
	static const char *const blanks[] = { " ", " ", " ", " ", " ", " ", " ", " ", "  ", "\t", "   ", " \t ", "", "-", "\f", "\r", "\v\v" };
	static const char *const lines[] = { "\n", "\n", " \n", "\n\n", "\n ", "\n\n\n", "\n\t" };
	char *text = NULL;
	size_t size;
	FILE *stream = open_memstream(&text, &size);
	if (below(16) == 0)
		fputs(has_lines && below(2) ? PICK(lines) : PICK(blanks), stream);
	for (unsigned left = below(words + 1); left > 0; left--) {
		add_word(stream);
		if (left > 1 || below(12) == 0)
			fputs(has_lines && below(8) == 0 ? PICK(lines) : below(6) ? " " : PICK(blanks), stream);
	}
	fclose(stream);
	return text;
}

static char *make_name(void)
{
	static const char *const names[] = {
		"a", "al", "alpha", "Alpha", "beta", "bet", "gamma", "zeta", "x-ray", "a-long-option-name", "usage", "help", "version", "9", "foo=bar", "",
		"--like-one", "  (spaced", "(paren", "an option with blanks", "\303\251t\303\251",
	};
	return (char *)(below(3) ? PICK(names) : make_text(1, 3, 0));
}

static void make_option(struct argp_option *option)
{
	static const int keys[] = { 'a', 'b', 'c', 'd', 'e', 'h', 'V', 'x', 'z', 'A', 'B', '0', '?', '~', '.', 300, 301, 302, -5, 0x123456, 0xe9 };
	static const int groups[] = { 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, -1, -2 };
	memset(option, 0, sizeof *option);
	if (below(8))
		option->doc = make_text(8, 40, 3);
	option->group = PICK(groups);
	if (below(10) == 0) {
		/* A header; without any text the list would end. */
		if (!option->doc)
			option->doc = "Header:";
		if (below(8) == 0)
			option->flags |= OPTION_HIDDEN;
		return;
	}
	if (below(5))
		option->name = make_name();
	if (!option->name || below(3))
		option->key = PICK(keys);
	if (below(5) < 2)
		option->arg = below(3) ? "ARG" : make_text(2, 2, 20);
	if (below(8) == 0)
		option->flags |= OPTION_ARG_OPTIONAL;
	if (option->arg && below(4) == 0)
		option->flags |= OPTION_ARG_OPTIONAL;
	if (below(5) == 0)
		option->flags |= OPTION_ALIAS;
	if (below(12) == 0)
		option->flags |= OPTION_HIDDEN;
	if (below(12) == 0)
		option->flags |= OPTION_DOC;
	if (below(12) == 0)
		option->flags |= OPTION_NO_USAGE;
}

/* What a filter makes of a text: itself, nothing, or something else.
 *
 * glibc has room for as many lines of an args_doc as the text itself has, and looks at what a filter gave after it has been
 * freed: lines are never added here, and the first one is longer than what free() overwrites. */
static char *filter(int key, const char *text, void *input)
{
	char *changed = NULL;
	(void)input;
	switch (((unsigned)key + (text ? strlen(text) : 7)) % 5) {
	case 0:
		return NULL;
	case 1:
		return strdup("");
	case 2:
		return asprintf(&changed, "<what was filtered: %x %s>", (unsigned)key, text ? text : "-") < 0 ? NULL : changed;
	case 3:
		return text && strchr(text, '\n') ? strdup("one two three four five six seven\neight nine\nten") : (char *)text;
	}
	return (char *)text;
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
	(void)arg, (void)state;
	return key == ARGP_KEY_ARG ? 0 : ARGP_ERR_UNKNOWN;
}

static char *make_doc(void)
{
	char *text = make_text(6, 60, 2);
	for (char *at = text; *at && below(2); at++)
		if (*at == ' ' && below(6) == 0)
			*at = '\v';
	return text;
}

static void make_argps(int count)
{
	static const int groups[] = { 0, 0, 0, 1, 2, -1 };
	int used[ARGPS] = { 0 };
	for (int i = 0; i < count; i++) {
		for (unsigned n = below(OPTIONS), j = 0; j < n; j++)
			make_option(&options[i][j]);
		/* An alias of nothing ends the program with glibc. */
		options[i][0].flags &= ~OPTION_ALIAS;
		argps[i].options = below(12) ? options[i] : NULL;
		argps[i].parser = below(8) ? parse : NULL;
		argps[i].args_doc = below(2) ? make_text(5, 5, 2) : NULL;
		argps[i].doc = below(2) ? make_doc() : NULL;
		argps[i].help_filter = below(6) ? NULL : filter;
		if (i == 0)
			continue;
		int parent = below(i);
		struct argp_child *child = &children[parent][used[parent]++];
		child->argp = &argps[i];
		child->header = below(3) ? NULL : make_text(3, 20, 6);
		child->group = PICK(groups);
		argps[parent].children = children[parent];
	}
}

static void make_format(void)
{
	static const char *const names[] = {
		"short-opt-col", "long-opt-col", "doc-opt-col", "opt-doc-col", "header-col", "usage-indent",
	};
	static const char *const others[] = {
		"dup-args", "no-dup-args", "no-dup-args-note", "dup-args-note=0", "bad", "no-bad", "rmargin", "dup-args=1", " header-col = 3 ", "long-opt-col 8", "%",
	};
	char format[512];
	if (below(3) == 0)
		return;
	int length = sprintf(format, "rmargin=%d", below(2) ? 79 : 40 + below(100));
	for (unsigned n = below(3); n > 0; n--) {
		int column = below(below(4) ? 16 : 36);
		length += sprintf(format + length, ",%s=%d", PICK(names), column);
	}
	if (below(4) == 0)
		sprintf(format + length, ",%s", PICK(others));
	setenv("ARGP_HELP_FMT", format, 1);
}

static int round_of_case(void)
{
	static const char *const lines[] = { "--help", "--usage", "-?", "--version", "--wrong", "--help=x", "--hel" };
	make_argps(1 + below(below(2) ? ARGPS : 2));
	make_format();
	program_invocation_name = program_invocation_short_name = "prog";
	argp_program_version = below(2) ? "version" : NULL;
	argp_program_bug_address = below(3) ? NULL : make_text(3, 3, 0);
	if (below(8) == 0)
		argp_err_exit_status = below(256);
	printf("begun\n");
	char *name = below(4) ? "prog" : make_text(1, 2, 0);
	if (below(2)) {
		FILE *stream = below(4) ? stdout : stderr;
		argp_help(&argps[0], stream, below(3) ? below(0x100) : 0xff, name);
		printf("done\n");
		return 0;
	}
	char *words[] = { name, (char *)PICK(lines), NULL };
	int flags = below(4) ? 0 : ARGP_NO_EXIT;
	int result = argp_parse(&argps[0], 2, words, flags, NULL, NULL);
	printf("done: %d\n", result);
	return 3;
}
