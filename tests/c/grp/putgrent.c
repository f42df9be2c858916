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

static void show(const char *what, const struct group *entry, FILE *stream)
{
	errno = 0;
	int result = putgrent(entry, stream);
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
	show("no entry", NULL, stdout);
	show("\nno stream", &entries[0], NULL);
	show("\nread-only", &entries[0], fopen("/dev/null", "r"));
	FILE *full = fopen("/dev/full", "w");
	setvbuf(full, NULL, _IONBF, 0);
	show("\nfull device", &entries[0], full);
	putchar('\n');
	return 0;
}
