/* A number read again and again: argv[1] says by which function, argv[2] is the number. */
#include <stdlib.h>
#include <string.h>

#include "bench.h"

enum { CALLS = 100000 };

static const char *text;

/* What is not used would not be worked out. */
static volatile double kept;
static volatile int count;

static void wide(void)
{
	char *end;
	for (int i = 0; i < CALLS; i++)
		kept = strtod(text, &end);
}

static void narrow(void)
{
	char *end;
	for (int i = 0; i < CALLS; i++)
		kept = strtof(text, &end);
}

static void wider(void)
{
	char *end;
	for (int i = 0; i < CALLS; i++)
		kept = (double)strtold(text, &end);
}

static void without_end(void)
{
	for (int i = 0; i < CALLS; i++)
		kept = atof(text);
}

static void whole(void)
{
	char *end;
	for (int i = 0; i < CALLS; i++)
		count = (int)strtol(text, &end, 10);
}

static const struct function {
	const char *name;
	void (*run)(void);
} functions[] = {
	{ "strtod", wide }, { "strtof", narrow }, { "strtold", wider }, { "atof", without_end }, { "strtol", whole },
};

int main(int argc, char **argv)
{
	text = argc > 2 ? argv[2] : "";
	for (size_t i = 0; argc > 1 && i < sizeof functions / sizeof *functions; i++)
		if (strcmp(argv[1], functions[i].name) == 0) {
			bench(20, functions[i].run);
			return 0;
		}
	return 2;
}
