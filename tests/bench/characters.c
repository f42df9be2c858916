/* Files read and written by the byte: argv[1] says how. */
#include <stdlib.h>
#include <string.h>

#include "bench.h"

enum { SIZE = 1 << 20 };

static FILE *file;
static volatile int kept;

static void read_unlocked(void)
{
	rewind(file);
	for (int c; (c = getc_unlocked(file)) != EOF;)
		kept = c;
}

static void read_locked(void)
{
	rewind(file);
	for (int c; (c = getc(file)) != EOF;)
		kept = c;
}

static void write_unlocked(void)
{
	rewind(file);
	for (int i = 0; i < SIZE; i++)
		putc_unlocked('x', file);
}

static void write_locked(void)
{
	rewind(file);
	for (int i = 0; i < SIZE; i++)
		putc('x', file);
}

static const struct way {
	const char *name;
	void (*run)(void);
} ways[] = {
	{ "getc_unlocked", read_unlocked }, { "getc", read_locked },
	{ "putc_unlocked", write_unlocked }, { "putc", write_locked },
};

int main(int argc, char **argv)
{
	if (argc != 2 || !(file = tmpfile()))
		return 2;
	write_unlocked();
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		if (strcmp(argv[1], ways[i].name) == 0) {
			bench(20, ways[i].run);
			return 0;
		}
	return 2;
}
