/* Files read and written by the byte: argv[1] says how; argv[2] is the size of the buffer, where it is not libc's own. */
#include <stdlib.h>
#include <string.h>

#include "bench.h"

enum { SIZE = 1 << 20 };

static FILE *file;
static volatile int kept;

#define READ(name, call) \
	static void name(void) \
	{ \
		rewind(file); \
		for (int c; (c = call) != EOF;) \
			kept = c; \
	}

#define WRITE(name, call) \
	static void name(void) \
	{ \
		rewind(file); \
		for (int i = 0; i < SIZE; i++) \
			call; \
	}

READ(read_getc, getc(file))
READ(read_fgetc, fgetc(file))
READ(read_getc_unlocked, getc_unlocked(file))
READ(read_fgetc_unlocked, fgetc_unlocked(file))
WRITE(write_putc, putc('x', file))
WRITE(write_fputc, fputc('x', file))
WRITE(write_putc_unlocked, putc_unlocked('x', file))
WRITE(write_fputc_unlocked, fputc_unlocked('x', file))

static const struct way {
	const char *name;
	void (*run)(void);
} ways[] = {
	{ "getc", read_getc },
	{ "fgetc", read_fgetc },
	{ "getc_unlocked", read_getc_unlocked },
	{ "fgetc_unlocked", read_fgetc_unlocked },
	{ "putc", write_putc },
	{ "fputc", write_fputc },
	{ "putc_unlocked", write_putc_unlocked },
	{ "fputc_unlocked", write_fputc_unlocked },
};

int main(int argc, char **argv)
{
	static char buffer[1 << 16];
	if (argc < 2 || !(file = tmpfile()))
		return 2;
	if (argc > 2)
		setvbuf(file, buffer, _IOFBF, strtoul(argv[2], NULL, 10) % (sizeof buffer + 1));
	write_putc_unlocked();
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		if (strcmp(argv[1], ways[i].name) == 0) {
			bench(20, ways[i].run);
			return 0;
		}
	return 2;
}
