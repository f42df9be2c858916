/* How texts are broken into lines. */
#include <argp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const texts[] = {
	"x", " x", "x ", "x  ", "x\n", "x\n\n", "\nx", "\n\nx", "x\ny\n\nz", "", " ", "\n", "aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii jjjj",
	"aaaa bbbb cccc dddd eeeeee ffff", "aaaa bbbb cccc dddd   eeee", "aaaa bbbb cccc dddd e       ", "aaaa bbbb cccc dddd        ",
	"aaaabbbbccccddddeeeeffff gg", "aaaabbbbccccddddeeee f", "aaaabbbbccccddddeeeef g", "aaaabbbbccccddddeeeeff g", "aaaabbbbccccddddeeeef",
	"aaaa\tbbbb cccc\tdddd eeee\t\tffff", "bb aaaabbbbccccddddeeeeffff gg", "aaaa bbbb cccc dddd\neeee ffff gggg hhhh iiii\njjjj",
	"aaaa bbbb cccc dddd ff ggg hh", "aaaa bbbb cccc dddd ff\ng", "aaaa bbbb cccc ddddfff ggg", "aaaa bbbb cccc ddddfff  ggg hh", "aaaa bbbb cccc ddddff   ggg",
	"n\303\251 n\303\251 n\303\251 n\303\251 n\303\251 n\303\251 n\303\251 n\303\251", "\377\376 \377\376 \377\376 \377\376 \377\376 \377\376 \377\376 \377\376 \377",
	"aaaa\vbbbb\fcccc\rdddd eeee ffff gggg", "aaaa\302\240bbbb\302\240cccc dddd",
};

static void show(const char *format, const struct argp *argp, unsigned flags)
{
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		setenv("ARGP_HELP_FMT", format, 1);
		argp_help(argp, stdout, flags, "prog");
		fflush(stdout);
		_exit(0);
	}
	waitpid(child, NULL, 0);
	printf("---\n");
}

int main(void)
{
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct argp_option options[] = {
			{ "a", 300, NULL, 0, texts[i], 0 }, { "b", 301, NULL, 0, "y", 0 }, { 0 },
		};
		struct argp argp = { options, NULL, NULL, NULL, NULL, NULL, NULL };
		show("short-opt-col=0,long-opt-col=0,opt-doc-col=8,rmargin=30", &argp, ARGP_HELP_LONG);
		show("short-opt-col=0,long-opt-col=0,opt-doc-col=8,rmargin=200", &argp, ARGP_HELP_LONG);
		struct argp_option header[] = { { NULL, 0, NULL, 0, texts[i], 0 }, { "b", 301, NULL, 0, "y", 0 }, { 0 } };
		struct argp headed = { header, NULL, NULL, NULL, NULL, NULL, NULL };
		show("header-col=4,rmargin=31", &headed, ARGP_HELP_LONG);
		struct argp documented = { NULL, NULL, NULL, texts[i], NULL, NULL, NULL };
		show("rmargin=31", &documented, ARGP_HELP_PRE_DOC);
		struct argp worded = { NULL, NULL, strchr(texts[i], '\n') ? "" : texts[i], NULL, NULL, NULL, NULL };
		show("rmargin=34", &worded, ARGP_HELP_USAGE);
	}
	/* Options that fill lines of usage to every length. */
	for (int length = 1; length < 20; length++) {
		static const char name[] = "abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz";
		const char *tail = name + sizeof name - 1 - length;
		struct argp_option options[] = {
			{ tail, 'a', "ARG", 0, tail, 0 }, { tail, 'b', tail, 0, tail, 0 }, { tail, 'c', tail, OPTION_ARG_OPTIONAL, NULL, 0 },
			{ tail, 'd', NULL, 0, tail, 0 }, { tail, 'e', NULL, OPTION_ALIAS, NULL, 0 }, { 0 },
		};
		struct argp argp = { options, NULL, tail, tail, NULL, NULL, NULL };
		show(length == 5 ? "rmargin=75" : "", &argp, ARGP_HELP_USAGE);
		show("", &argp, ARGP_HELP_LONG);
		show("dup-args,usage-indent=4,rmargin=100", &argp, ARGP_HELP_USAGE);
	}
	return 0;
}
