/* A line read again and again by sscanf: argv[1] says of what. */
#include <stdlib.h>
#include <string.h>

#include "bench.h"

enum { CALLS = 50000 };

static const struct line {
	const char *name, *text, *format;
} lines[] = {
	{ "int", "12345", "%d" },
	{ "double", "3.14159", "%lf" },
	{ "doubles", "3.14159 -2.5e-7 1234567.25", "%lf %lf %lf" },
	{ "mixed", "12 3.14159 hello", "%d %lf %15s" },
	{ "version", "10.20.30", "%d.%d.%d" },
	{ "hexadecimal", "7f00-7fff 1234 -99999", "%x-%x %u %ld" },
	{ "name", "user:42", "%[^:]:%d" },
	{ "date", "2026-11-21T18:00:07", "%4d-%2d-%2dT%2d:%2d:%2d" },
	{ "fields", "7f00-8f00 r-xp 1000 08:01 /lib", "%lx-%lx %4s %lx %x:%x %15s" },
};
static const struct line *line;

/* What is not used would not be worked out. */
static volatile int count;

static void read_line(void)
{
	union { int whole; double number; char word[16]; } places[7];
	for (int i = 0; i < CALLS; i++)
		count = sscanf(line->text, line->format, &places[0], &places[1], &places[2], &places[3], &places[4],
			       &places[5], &places[6]);
}

int main(int argc, char **argv)
{
	for (size_t i = 0; argc > 1 && i < sizeof lines / sizeof *lines; i++)
		if (strcmp(argv[1], lines[i].name) == 0) {
			line = &lines[i];
			bench(20, read_line);
			return 0;
		}
	return 2;
}
