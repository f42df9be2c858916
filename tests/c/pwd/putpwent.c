/* putpwent: the lines it writes, the entries it refuses, streams that cannot be written. */
#include "entries.h"

static const struct passwd entries[] = {
	{ "a", "b", 1, 2, "g", "d", "s" },
	{ "+", "b", 1, 2, "g", "d", "s" },
	{ "-a", "b", 1, 2, "g", "d", "s" },
	{ "+", 0, 0, 0, 0, 0, 0 },
	{ "a", 0, 4294967295u, -2, 0, 0, 0 },
	{ 0, "b", 1, 2, "g", "d", "s" },
	{ "", "b", 1, 2, "g", "d", "s" },
	{ "a:c", "b", 1, 2, "g", "d", "s" },
	{ "a\n", "b", 1, 2, "g", "d", "s" },
	{ "a", "b:c", 1, 2, "g", "d", "s" },
	{ "a", "b\n", 1, 2, "g", "d", "s" },
	{ "a", "b", 1, 2, "g:h", "d", "s" },
	{ "a", "b", 1, 2, "g\nh", "d", "s" },
	{ "a", "b", 1, 2, "g", "d:e", "s" },
	{ "a", "b", 1, 2, "g", "d\n", "s" },
	{ "a", "b", 1, 2, "g", "d", "s:t" },
	{ "a", "b", 1, 2, "g", "d", "s\n" },
	{ " a", "b", 1, 2, "g", "d", "s" },
	{ "#a", "b", 1, 2, "g", "d", "s" },
	{ "a", "b", 1, 2, "\xff", "d", "s\r" },
};

#define ENTRY passwd
#define PUT putpwent
#include "record_put.h"

int main(void)
{
	show_lines();
	show("no entry", NULL, stdout);
	show("\nno stream", &entries[0], NULL);
	putchar('\n');
	show_refusals();
	return 0;
}
