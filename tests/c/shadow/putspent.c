/* putspent: the lines it writes, the entries it refuses, streams that cannot be written. */
#include "entries.h"

static const struct spwd entries[] = {
	{ "a", "b", 1, 2, 3, 4, 5, 6, 7 },
	{ "a", "b", -1, -1, -1, -1, -1, -1, -1 },
	{ "a", 0, -1, -1, -1, -1, -1, -1, -1 },
	{ 0, "b", 1, 2, 3, 4, 5, 6, 7 },
	{ "+", "b", 1, 2, 3, 4, 5, 6, 7 },
	{ "+", 0, -1, -1, -1, -1, -1, -1, -1 },
	{ "a:", "b", 1, 2, 3, 4, 5, 6, 7 },
	{ "a\n", "b", 1, 2, 3, 4, 5, 6, 7 },
	{ "a", "b:", 1, 2, 3, 4, 5, 6, 7 },
	{ "a", "b\n", 1, 2, 3, 4, 5, 6, 7 },
	{ "a", "b", -2, -3, 99999999999, 4, 5, 6, 99999999999 },
	{ "", "", 0, 0, 0, 0, 0, 0, 0 },
};

#define ENTRY spwd
#define PUT putspent
#include "record_put.h"

int main(void)
{
	show_lines();
	show_refusals();
	return 0;
}
