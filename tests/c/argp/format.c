/* ARGP_HELP_FMT: all parameters, and what is said of values that are none. */
#include <argp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static const struct argp_option options[] = {
	{ NULL, 0, NULL, 0, "A header", 0 }, { "alpha", 'a', "ARG", 0, "does it", 0 }, { "beta", 300, NULL, 0, "does that", 0 },
	{ "gamma", 'g', "OPT", OPTION_ARG_OPTIONAL, "does something else", 0 }, { "delta", 0, NULL, OPTION_ALIAS, NULL, 0 },
	{ NULL, 'e', NULL, OPTION_ALIAS, NULL, 0 }, { "doc", 0, NULL, OPTION_DOC, "does nothing", 0 }, { 0 },
};
static const struct argp argp = { options, NULL, "WORD", "Before.\vBehind.", NULL, NULL, NULL };

static const char *const formats[] = {
	"", "dup-args", "no-dup-args", "dup-args=1", "dup-args=0", "dup-args = 1", "dup-args 1", "dup-args=", "dup-args,no-dup-args-note",
	"dup-args-note=0", "no-dup-args-note", "no-dup-args=1", "short-opt-col=5", "long-opt-col=10", "doc-opt-col=9", "opt-doc-col=40", "opt-doc-col=0",
	"header-col=0", "header-col=20", "usage-indent=3", "usage-indent=30", "rmargin=66", "rmargin=120", "rmargin=4294967376",
	"rmargin=99999999999", "rmargin = 66", " rmargin=66 ", "rmargin 66", "rmargin=66 dup-args", "rmargin=66,dup-args", "rmargin=66\tdup-args", "rmargin=66x",
	"rmargin=66;x", "rmargin=66,,x", "rmargin", "no-rmargin", "no-rmargin=3", "rmargin,dup-args", "RMARGIN=66", "foo", "foo=3", "no-foo", "dup-argsx", "-x", ",", "=",
	"9", "  ", "dup-args,-", "long-opt-col=-3", "long-opt-col=+3", "header_col=3", "foo,bar,baz", "dup-args,", ",dup-args", "no-", "no-,x", "no-dup-args-",
	"short-opt-col=0,long-opt-col=0,doc-opt-col=0,opt-doc-col=20,header-col=0,usage-indent=0", "short-opt-col=0x8", "dup-args=10dup-args-note=0",
};

int main(void)
{
	setvbuf(stdout, NULL, _IOLBF, 0);
	dup2(STDOUT_FILENO, STDERR_FILENO);
	program_invocation_name = "/bin/prog";
	program_invocation_short_name = "prog";
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		printf("--- %s\n", formats[i]);
		fflush(stdout);
		pid_t child = fork();
		if (child == 0) {
			setenv("ARGP_HELP_FMT", formats[i], 1);
			argp_help(&argp, stdout, 0x3f & ~ARGP_HELP_SHORT_USAGE, "prog");
			return 0;
		}
		waitpid(child, NULL, 0);
	}
	setenv("ARGP_HELP_FMT", "wrong", 1);
	char *argv[] = { "/other/name", "--usage", NULL };
	argp_parse(&argp, 2, argv, ARGP_NO_EXIT, NULL, NULL);
	argp_parse(&argp, 2, argv, ARGP_SILENT, NULL, NULL);
	return 0;
}
