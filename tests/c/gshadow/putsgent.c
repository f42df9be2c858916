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

static void show(const char *what, const struct sgrp *entry, FILE *stream)
{
	errno = 0;
	int result = putsgent(entry, stream);
	printf("%s: %d errno %d", what, result, errno);
	if (stream)
		printf(" error %d", !!ferror(stream));
}

int main(void)
{
	char *line;
	size_t size;
	for (size_t i = 0; i < COUNT(entries); i++) {
		FILE *stream = open_memstream(&line, &size);
		show("entry", &entries[i], stream);
		fclose(stream);
		show_text(line);
		putchar('\n');
		free(line);
	}
	show("read-only", &entries[0], fopen("/dev/null", "r"));
	FILE *full = fopen("/dev/full", "w");
	setvbuf(full, NULL, _IONBF, 0);
	show("\nfull device", &entries[0], full);
	putchar('\n');
	return 0;
}
