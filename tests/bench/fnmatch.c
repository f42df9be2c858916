/* fnmatch with names of files, as programs that list them use it. */
#include <fnmatch.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"

#ifndef FNM_EXTMATCH
#define FNM_EXTMATCH 0
#endif

static const struct {
	const char *name, *pattern;
	int flags, matches;
} cases[] = {
	{ "plain", "*a[0-9]*.[ch]", 0, 1800 },
	{ "path", "src/*/module*a?.c", FNM_PATHNAME | FNM_PERIOD, 1000 },
	{ "groups", "*/*_@(alpha|beta|a[0-9]).?(c|h)", FNM_EXTMATCH, 1800 },
	{ "not", "!(*.c|*.o)", FNM_EXTMATCH, 1000 },
};

static char names[2000][48];
static size_t chosen;

static void match(void)
{
	int matches = 0;
	for (int i = 0; i < 2000; i++)
		matches += fnmatch(cases[chosen].pattern, names[i], cases[chosen].flags) == 0;
	if (matches != cases[chosen].matches) {
		fprintf(stderr, "%d matches\n", matches);
		exit(1);
	}
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "C.UTF-8");
	for (int i = 0; i < 2000; i++)
		sprintf(names[i], "src/part%d/module_%d_%s%d.%s", i % 7, i, i % 10 ? "a" : "be", i % 10, i % 2 ? "c" : "h");
	for (chosen = 0; argc == 2 && chosen < sizeof cases / sizeof *cases; chosen++)
		if (strcmp(cases[chosen].name, argv[1]) == 0) {
			bench(20, match);
			return 0;
		}
	return 2;
}
