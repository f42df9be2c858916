/* Random tables of options, random command lines and formats: a hash of everything, and some of it.
 *
 * Lines are long enough here never to be broken: where glibc breaks one in the last column, it garbles what follows. */
#include <stdint.h>

#include "argp/trace.h"

static uint64_t state = 1, hash = 0xcbf29ce484222325u;

static unsigned below(unsigned limit)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (state >> 33) % limit;
}

#define PICK(array) (array)[below(sizeof (array) / sizeof *(array))]

static int answer[5];

static error_t parse_as(int who, int key, char *arg, struct argp_state *given)
{
	char name[] = { '0' + who, 0 };
	trace(name, key, arg, given);
	if (key == ARGP_KEY_INIT)
		return 0;
	if (key == ARGP_KEY_ARG || key == ARGP_KEY_ARGS)
		return answer[who] >> (key == ARGP_KEY_ARGS) & 1 ? 0 : ARGP_ERR_UNKNOWN;
	return key == 'e' && answer[who] & 4 ? EIO : answer[who] & 8 ? ARGP_ERR_UNKNOWN : 0;
}

static error_t parse0(int key, char *arg, struct argp_state *given) { return parse_as(0, key, arg, given); }
static error_t parse1(int key, char *arg, struct argp_state *given) { return parse_as(1, key, arg, given); }
static error_t parse2(int key, char *arg, struct argp_state *given) { return parse_as(2, key, arg, given); }
static error_t parse3(int key, char *arg, struct argp_state *given) { return parse_as(3, key, arg, given); }
static error_t parse4(int key, char *arg, struct argp_state *given) { return parse_as(4, key, arg, given); }

static struct argp argps[5];
static struct argp_option options[5][9];
static struct argp_child children[5][5];

static void make_option(struct argp_option *option)
{
	static const char *const names[] = {
		"a", "al", "alpha", "alpine", "beta", "bet", "gamma", "Gamma", "zeta", "x-ray", "a-long-option-name", "usage", "help", "version", "9", "foo=bar", "p",
	};
	static const char *const arguments[] = { "ARG", "FILE", "N", "some argument" };
	static const char *const docs[] = { "a doc", "", "another, longer one", "Doc", "x", NULL };
	static const int keys[] = { 'a', 'b', 'c', 'd', 'e', 'h', 'V', 'x', 'z', 'A', 'B', '0', 300, 301, 302, -5, 0x123456 };
	static const int groups[] = { 0, 0, 0, 0, 0, 0, 1, 2, -1, -2 };
	memset(option, 0, sizeof *option);
	option->doc = PICK(docs);
	option->group = PICK(groups);
	if (below(12) == 0) {
		option->doc = "Header:";
		return;
	}
	if (below(4))
		option->name = PICK(names);
	if (!option->name || below(3))
		option->key = PICK(keys);
	if (below(5) < 2)
		option->arg = PICK(arguments);
	if (option->arg && below(3) == 0)
		option->flags |= OPTION_ARG_OPTIONAL;
	if (below(5) == 0)
		option->flags |= OPTION_ALIAS;
	if (below(12) == 0)
		option->flags |= OPTION_HIDDEN;
	if (below(15) == 0)
		option->flags |= OPTION_NO_USAGE;
}

static void make_argps(int count)
{
	static const argp_parser_t parsers[] = { parse0, parse1, parse2, parse3, parse4 };
	static const char *const words[] = { "WORD", "[X...]", "A\nB C", "", NULL, NULL };
	static const char *const docs[] = { "before", "before\vbehind", "", NULL, NULL };
	static const char *const headers[] = { NULL, NULL, "A child:", "Another child:", "" };
	static const int groups[] = { 0, 0, 0, 1, 2, -1 };
	int used[5] = { 0 };
	memset(argps, 0, sizeof argps);
	memset(options, 0, sizeof options);
	memset(children, 0, sizeof children);
	for (int i = 0; i < count; i++) {
		for (unsigned n = below(9), j = 0; j < n; j++)
			make_option(&options[i][j]);
		/* An alias of nothing ends the program with glibc. */
		options[i][0].flags &= ~OPTION_ALIAS;
		argps[i].options = options[i];
		argps[i].parser = below(8) ? parsers[i] : NULL;
		argps[i].args_doc = PICK(words);
		argps[i].doc = PICK(docs);
		answer[i] = (below(3) ? 1 : 0) | (below(3) ? 0 : 2) | (below(2) ? 4 : 0) | (below(8) ? 0 : 8);
		if (i == 0)
			continue;
		int parent = below(i);
		struct argp_child *child = &children[parent][used[parent]++];
		child->argp = &argps[i];
		child->header = PICK(headers);
		child->group = PICK(groups);
		argps[parent].children = children[parent];
	}
}

/* Everything goes to a file first. */
static void report(int show)
{
	static char text[1 << 20];
	fflush(stdout);
	off_t size = lseek(STDOUT_FILENO, 0, SEEK_END);
	if (size < 0 || size > (off_t)sizeof text || pread(STDOUT_FILENO, text, size, 0) != size || ftruncate(STDOUT_FILENO, 0))
		abort();
	lseek(STDOUT_FILENO, 0, SEEK_SET);
	for (off_t i = 0; i < size; i++)
		hash = (hash ^ (unsigned char)text[i]) * 0x100000001b3u;
	static int real = -1;
	if (real < 0)
		real = dup(3);
	dprintf(real, "%016llx\n", (unsigned long long)hash);
	if (show && write(real, text, size) != size)
		abort();
}

int main(void)
{
	static const char *const words[] = {
		"x", "y", "-", "--", "-a", "-b", "-ab", "-ax", "-bfoo", "--alpha", "--alpha=1", "--al", "--al=", "--beta", "--b", "--g", "--gam", "-?", "--help", "--usage",
		"--version", "-V", "--v", "--p", "--program-name=pp", "-alpha", "-al", "-be", "-g", "-h", "-e", "-z", "--x", "--a-", "--=", "---", "--foo=bar", "--foo=bar=baz",
	};
	static const unsigned flags[] = { 0, 0, 0, ARGP_IN_ORDER, ARGP_NO_ARGS, ARGP_LONG_ONLY, ARGP_NO_HELP, ARGP_NO_ERRS };
	static const char *const formats[] = {
		"", "dup-args", "no-dup-args-note", "short-opt-col=4", "long-opt-col=12", "opt-doc-col=20", "header-col=3", "doc-opt-col=5", "bad", "usage-indent=2",
	};
	dup2(STDOUT_FILENO, 3);
	FILE *file = tmpfile();
	if (!file || dup2(fileno(file), STDOUT_FILENO) < 0)
		return 1;
	one_stream();
	setvbuf(stdout, NULL, _IOFBF, 4096);
	setvbuf(stderr, NULL, _IONBF, 0);
	argp_program_version = "version";
	program_invocation_name = program_invocation_short_name = "prog";
	for (int round = 0; round < 160; round++) {
		int count = 1 + below(5);
		make_argps(count);
		for (int i = 0; i < 4; i++) {
			char line[256] = "/bin/prog";
			for (unsigned n = below(6); n > 0; n--) {
				strcat(line, " ");
				strcat(line, PICK(words));
			}
			unsigned chosen = PICK(flags);
			parse_line(&argps[0], ARGP_NO_EXIT | chosen, below(2), line);
		}
		char format[256] = "dup-args=0,dup-args-note=1,short-opt-col=2,long-opt-col=6,opt-doc-col=29,header-col=1,doc-opt-col=2,usage-indent=12,rmargin=5000";
		for (unsigned n = below(3); n > 0; n--) {
			strcat(format, ",");
			strcat(format, PICK(formats));
		}
		setenv("ARGP_HELP_FMT", format, 1);
		printf("--- %s\n", format);
		fflush(stdout);
		argp_help(&argps[0], stdout, below(0x100), "prog");
		argp_help(&argps[0], stdout, ARGP_HELP_USAGE, "prog");
		argp_help(&argps[0], stdout, ARGP_HELP_LONG | ARGP_HELP_DOC, "prog");
		report(round % 50 == 0);
	}
	return 0;
}
