/* putsgent: the lines it writes, the entries it refuses, streams that cannot be written. */
#include "entries.h"

static char *none[] = { 0 }, *two[] = { "x", "y", 0 }, *empty[] = { "", "z", 0 };
static char *comma[] = { "x,y", 0 }, *colon[] = { "x:y", 0 }, *newline[] = { "x\n", 0 };

static struct sgrp entries[] = {
	{ "a", "b", two, two },
	{ "a", "b", none, none },
	{ "a", "b", 0, 0 },
	{ "a", 0, two, 0 },
	{ 0, "b", two, two },
	{ "+", "b", two, two },
	{ "-a", 0, 0, 0 },
	{ "", "", two, two },
	{ "a:", "b", two, two },
	{ "a\n", "b", two, two },
	{ "a", "b:", two, two },
	{ "a", "b\n", two, two },
	{ "a", "b", comma, two },
	{ "a", "b", two, comma },
	{ "a", "b", colon, two },
	{ "a", "b", two, newline },
	{ "a", "b", empty, empty },
};

#define ENTRY sgrp
#define PUT putsgent
#include "record_put.h"

int main(void)
{
	show_lines();
	show_refusals();
	return 0;
}
