/* Variables of an environment of 30: argv[1] is the name of one, or of none. */
#include <stdlib.h>

#include "bench.h"

static const char *name;
static char *volatile kept;

static void look(void)
{
	for (int i = 0; i < 200000; i++)
		kept = getenv(name);
}

int main(int argc, char **argv)
{
	if (argc != 2)
		return 2;
	name = argv[1];
	clearenv();
	for (int i = 0; i < 30; i++) {
		char variable[32];
		snprintf(variable, sizeof variable, "%s_%d", i % 2 ? "VARIABLE" : "LC_SOMETHING", i);
		setenv(variable, "value", 1);
	}
	bench(20, look);
	return 0;
}
