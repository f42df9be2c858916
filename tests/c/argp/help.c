/* argp_help: options of all kinds, groups, children with and without headers, under all flags. */
#include <argp.h>
#include <stdio.h>
#include <stdlib.h>

static const struct argp_option leaf_options[] = {
	{ "leaf", 'l', NULL, 0, "leaf of a tree", 0 }, { NULL, 0, NULL, 0, "Of the leaf:", 0 }, { "lead", 0, NULL, 0, "metal", 0 },
	{ "version", 0, NULL, 0, "its own", 0 }, { 0 },
};
static const struct argp leaf = { leaf_options, NULL, "LEAF", "Leaf before.\vLeaf behind.", NULL, NULL, NULL };
static const struct argp_option twig_options[] = {
	{ "twig", 't', "T", 0, "twig of a tree", 0 }, { "alpha", 'a', NULL, 0, "shadowed letter", 0 }, { NULL, 'b', NULL, 0, "shadowed", 0 },
	{ "late", 0, NULL, 0, "group -1", -1 }, { 0 },
};
static const struct argp_child twig_children[] = { { &leaf, 0, "Leaf:", 0 }, { &leaf, 0, NULL, 3 }, { 0 } };
static const struct argp twig = { twig_options, NULL, "TWIG\nTWIGS...", "\vTwig behind.", twig_children, NULL, NULL };
static const struct argp_option options[] = {
	{ "beta", 'b', "ARG", 0, "takes an argument", 0 },
	{ "alpha", 'a', NULL, 0, "takes none", 0 },
	{ "gamma", 300, "ARG", OPTION_ARG_OPTIONAL, "perhaps takes an argument", 0 },
	{ "alias", 'A', "OTHER", OPTION_ALIAS, "not shown", 0 },
	{ "secret-alias", 'S', NULL, OPTION_ALIAS | OPTION_HIDDEN, NULL, 0 },
	{ "secret", 's', NULL, OPTION_HIDDEN, "not shown", 0 },
	{ NULL, 'x', "X", 0, "only a letter", 0 }, { NULL, 'y', "Y", OPTION_ARG_OPTIONAL, "only a letter", 0 }, { NULL, 'z', NULL, 0, "only a letter", 0 },
	{ "no-usage", 'n', NULL, OPTION_NO_USAGE, "not in the usage", 0 },
	{ "Zebra", 0, NULL, 0, "capital", 0 }, { "zebra", 0, NULL, 0, "small", 0 }, { "zeal", 'Z', NULL, 0, "with a letter", 0 },
	{ NULL, 0, NULL, 0, "A header:", 0 },
	{ "under-header", 301, NULL, 0, NULL, 0 }, { "empty", 302, NULL, 0, "", 0 },
	{ NULL, 0, NULL, 0, "", 0 }, { "under-empty", 303, NULL, 0, "in a group of its own", 0 },
	{ NULL, 0, NULL, 0, "Group 7", 7 }, { NULL, 0, NULL, 0, "Group 7 again", 7 },
	{ "documented", 0, NULL, OPTION_DOC, "not an option", 7 }, { "--like-one", 0, "ARG", OPTION_DOC, "not an option", 7 },
	{ "  (spaced", 0, NULL, OPTION_DOC, "not an option", 7 }, { "other", 0, NULL, OPTION_DOC | OPTION_ALIAS, NULL, 7 }, { "real", 304, NULL, 0, "an option", 7 },
	{ "minus-two", 305, NULL, 0, "group -2", -2 }, { "minus-three", 306, NULL, 0, "group -3", -3 }, { "help", 'h', NULL, 0, "its own", 0 },
	{ "a-name-that-reaches-into-docs", 'w', NULL, 0, "three blanks or a new line before this", 1 },
	{ "just-to-column-twenty8", 307, NULL, 0, "one blank", 1 }, { "just-to-column-twenty-9", 308, NULL, 0, "three blanks", 1 },
	{ "just-to-column-thirty-two3", 309, NULL, 0, "three blanks", 1 }, { "just-to-column-thirty-three", 310, NULL, 0, "a new line", 1 },
	{ 0 },
};
static const struct argp_child children[] = {
	{ &twig, 0, NULL, 0 }, { &leaf, 0, "A leaf:", 0 }, { &leaf, 0, "", 2 }, { &twig, 0, "A twig:", 2 }, { &leaf, 0, "Last leaf:", -1 }, { 0 },
};
static const struct argp argp = { options, NULL, "ONE TWO\nTHREE", "Before.\vBehind.", children, NULL, NULL };
static const struct argp plain = { NULL, NULL, NULL, NULL, NULL, NULL, NULL };
static const struct argp docs[] = {
	{ NULL, NULL, "", "", NULL, NULL, NULL }, { NULL, NULL, "A\n\nB", "no end", NULL, NULL, NULL }, { NULL, NULL, "\n", "\n", NULL, NULL, NULL },
	{ NULL, NULL, "A B  C", "a\v", NULL, NULL, NULL }, { NULL, NULL, NULL, "\vb", NULL, NULL, NULL }, { NULL, NULL, NULL, "a\n\vb\n", NULL, NULL, NULL },
	{ NULL, NULL, NULL, "a\vb\vc", NULL, NULL, NULL },
};

int main(void)
{
	static const unsigned flags[] = {
		0, ARGP_HELP_USAGE, ARGP_HELP_SHORT_USAGE, ARGP_HELP_USAGE | ARGP_HELP_SHORT_USAGE, ARGP_HELP_SEE, ARGP_HELP_LONG, ARGP_HELP_PRE_DOC,
		ARGP_HELP_POST_DOC, ARGP_HELP_DOC, ARGP_HELP_BUG_ADDR, ARGP_HELP_LONG_ONLY | ARGP_HELP_USAGE, ARGP_HELP_STD_HELP, 0xff, ARGP_HELP_STD_USAGE,
	};
	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
			printf("--- %x\n", flags[i]);
			argp_help(&argp, stdout, flags[i], "prog");
			printf("--- %x of nothing\n", flags[i]);
			argp_help(&plain, stdout, flags[i], "prog");
			for (size_t j = 0; j < sizeof docs / sizeof *docs; j++) {
				printf("--- %x of documentation %zu\n", flags[i], j);
				argp_help(&docs[j], stdout, flags[i], "prog");
			}
		}
		argp_program_bug_address = "bugs@example.org";
	}
	argp_help(&argp, NULL, 0xff, "prog");
	argp_help(&argp, stdout, ARGP_HELP_SHORT_USAGE, "a-program-with-a-very-long-name-that-leaves-hardly-any-room");
	printf("%d %d %d %d\n", _option_is_short(&options[0]), _option_is_short(&options[2]), _option_is_short(&options[20]),
		_option_is_end(&options[0]));
	return 0;
}
