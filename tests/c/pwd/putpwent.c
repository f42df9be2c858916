/* putpwent: the lines it writes, the entries it refuses, streams that cannot be written. */
#include "entries.h"

static const struct passwd entries[] = {
	{ "a", "b", 1, 2, "g", "d", "s" },
	{ "+", "b", 1, 2, "g", "d", "s" },
	{ "-a", "b", 1, 2, "g", "d", "s" },
	{ "+", 0, 0, 0, 0, 0, 0 },
	{ "a", 0, 4294967295u, -2, 0, 0, 0 },
	{ 0, "b", 1, 2, "g", "d", "s" },
	{ "", "b", 1, 2, "g", "d", "s" },
	{ "a:c", "b", 1, 2, "g", "d", "s" },
	{ "a\n", "b", 1, 2, "g", "d", "s" },
	{ "a", "b:c", 1, 2, "g", "d", "s" },
	{ "a", "b\n", 1, 2, "g", "d", "s" },
	{ "a", "b", 1, 2, "g:h", "d", "s" },
	{ "a", "b", 1, 2, "g\nh", "d", "s" },
	{ "a", "b", 1, 2, "g", "d:e", "s" },
	{ "a", "b", 1, 2, "g", "d\n", "s" },
	{ "a", "b", 1, 2, "g", "d", "s:t" },
	{ "a", "b", 1, 2, "g", "d", "s\n" },
	{ " a", "b", 1, 2, "g", "d", "s" },
	{ "#a", "b", 1, 2, "g", "d", "s" },
	{ "a", "b", 1, 2, "\xff", "d", "s\r" },
};

static void show(const char *what, const struct passwd *entry, FILE *stream)
{
	errno = 0;
	int result = putpwent(entry, stream);
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
