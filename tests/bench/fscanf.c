/* A file read to its end by fscanf, larger than any buffer: argv[1] says what is in its lines. */
#include <stdlib.h>
#include <string.h>

#include "bench.h"

enum { LINES = 20000 };

static const struct line {
	const char *name, *text, *format;
} lines[] = {
	{ "int", "12345\n", "%d" },
	{ "double", "3.14159\n", "%lf" },
	{ "doubles", "3.14159 -2.5e-7 1234567.25\n", "%lf %lf %lf" },
	{ "mixed", "12 3.14159 hello\n", "%d %lf %15s" },
	{ "name", "user:42\n", " %[^:]:%d" },
	{ "fields", "7f00-8f00 r-xp 1000 08:01 /lib\n", "%lx-%lx %4s %lx %x:%x %15s" },
};
static const struct line *line;
static FILE *file;

static void read_file(void)
{
	union { int whole; double number; char word[16]; } places[7];
	rewind(file);
	int count = 0;
	while (fscanf(file, line->format, &places[0], &places[1], &places[2], &places[3], &places[4], &places[5], &places[6]) > 0)
		count++;
	if (count != LINES)
		exit(1);
}

int main(int argc, char **argv)
{
	for (size_t i = 0; argc > 1 && i < sizeof lines / sizeof *lines; i++)
		if (strcmp(argv[1], lines[i].name) == 0)
			line = &lines[i];
	file = tmpfile();
	if (!line || !file)
		return 2;
	for (int i = 0; i < LINES; i++)
		if (fputs(line->text, file) < 0)
			return 1;
	bench(20, read_file);
	return 0;
}
