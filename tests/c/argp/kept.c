/* ARGP_HELP_FMT that changes between two calls: what it said before stays, and what cannot be understood is told each time. */
#include "argp/trace.h"

static const struct argp_option options[] = {
	{ NULL, 0, NULL, 0, "A header", 0 }, { "alpha", 'a', "ARG", 0, "does it", 0 }, { "beta", 300, NULL, 0, "does that", 0 },
	{ "doc", 0, NULL, OPTION_DOC, "does nothing", 0 }, { 0 },
};
static const struct argp argp = { options, NULL, "WORD", "Before.\vBehind.", NULL, NULL, NULL };

static const char *const formats[] = {
	NULL, "dup-args,short-opt-col=5", NULL, "long-opt-col=12", "foo", "foo", "opt-doc-col=40,rmargin,foo,-,header-col=9", NULL, "header-col=4",
	"", NULL, "no-dup-args", "rmargin=60,usage-indent=30", "rmargin", "doc-opt-col=x", "rmargin=70", NULL, "dup-args-note=0", "no-foo,dup-args=7",
	"dup-args-note", "no-dup-args,no-rmargin", "header-col=-1", NULL,
	"short-opt-col=2,long-opt-col=6,doc-opt-col=2,opt-doc-col=29,header-col=1,usage-indent=12,rmargin=79", NULL,
};

static void set(const char *format)
{
	printf("--- %s\n", format ? format : "(unset)");
	if (format)
		setenv("ARGP_HELP_FMT", format, 1);
	else
		unsetenv("ARGP_HELP_FMT");
}

int main(void)
{
	one_stream();
	program_invocation_name = "/bin/prog";
	program_invocation_short_name = "prog";
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		set(formats[i]);
		argp_help(&argp, stdout, 0x3f & ~ARGP_HELP_SHORT_USAGE, "prog");
	}
	/* Where nobody is told, or nothing is printed, it is read or not. */
	set("dup-args,usage-indent=20,bar");
	argp_help(&argp, NULL, ARGP_HELP_LONG, "prog");
	set(NULL);
	argp_help(&argp, stdout, ARGP_HELP_LONG, "prog");
	set("header-col=3,bar");
	argp_help(&argp, stdout, 0, "prog");
	set(NULL);
	argp_help(&argp, stdout, ARGP_HELP_LONG, "prog");
	set("header-col=7,bar");
	parse_line(&argp, ARGP_NO_EXIT, 0, "prog -a x");
	parse_line(&argp, ARGP_NO_EXIT | ARGP_NO_ERRS, 0, "prog --nope");
	parse_line(&argp, ARGP_NO_EXIT | ARGP_NO_ERRS, 0, "prog --help");
	set(NULL);
	argp_help(&argp, stdout, ARGP_HELP_LONG, "prog");
	set("header-col=5,bar");
	parse_line(&argp, ARGP_NO_EXIT, 0, "prog --nope");
	set(NULL);
	parse_line(&argp, ARGP_NO_EXIT, 0, "prog --help");
	return 0;
}
