/* regexec, which is musl's own: no component is about it. */
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>

#include "bench.h"

static regex_t regex;
static char lines[1000][64];

static void match(void)
{
	int matches = 0;
	for (int i = 0; i < 1000; i++)
		matches += regexec(&regex, lines[i], 0, NULL, 0) == 0;
	if (matches != 100)
		exit(1);
}

int main(void)
{
	for (int i = 0; i < 1000; i++)
		sprintf(lines[i], "user%d:x:%d:%d:User Number %d,,,:/home/user%d:/bin/sh", i, i, i, i, i);
	if (regcomp(&regex, "^[a-z]+([0-9]*)5:x:[0-9]+:.*/(home|root)/", REG_EXTENDED) != 0)
		return 1;
	bench(20, match);
	return 0;
}
