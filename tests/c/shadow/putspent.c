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

static void show(const char *what, const struct spwd *entry, FILE *stream)
{
	errno = 0;
	int result = putspent(entry, stream);
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
