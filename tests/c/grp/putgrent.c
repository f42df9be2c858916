/* putgrent: the lines it writes, the entries it refuses, streams that cannot be written. */
#include "entries.h"

static char *none[] = { 0 }, *two[] = { "x", "y", 0 }, *empty[] = { "", "z", 0 };
static char *comma[] = { "x,y", 0 }, *colon[] = { "x:y", 0 }, *newline[] = { "x\n", 0 };

static struct group entries[] = {
	{ "a", "b", 1, two },
	{ "a", "b", 1, none },
	{ "a", "b", 1, 0 },
	{ "+", "b", 1, two },
	{ "+", 0, 0, none },
	{ "-a", 0, 5, two },
	{ "a", 0, 1, two },
	{ 0, "b", 1, two },
	{ "", "b", 1, two },
	{ "a:", "b", 1, two },
	{ "a\n", "b", 1, two },
	{ "a", "b:", 1, two },
	{ "a", "b\n", 1, two },
	{ "a", "b", 1, comma },
	{ "a", "b", 1, colon },
	{ "a", "b", 1, newline },
	{ "a", "b", 1, empty },
	{ "a", "b", -1, two },
	{ ",a", "b,", 1, two },
};

#define ENTRY group
#define PUT putgrent
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
