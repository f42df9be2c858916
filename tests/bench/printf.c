/* A format printed again and again: argv[1] says by which function, argv[2] which format. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"

enum { CALLS = 20000, SYSTEM_CALLS = 500 };

/* The compiler knows neither the format nor the arguments, and calls what it is told to call. */
static const char *volatile format;
static const char *volatile word = "hello", *volatile path = "/var/lib/program/state";
static volatile int whole = 12345, negative = -42;
static volatile unsigned address = 0x7fff1234;
static volatile long wide = 1700000000123L;
static volatile size_t size = 4096;
static volatile double fraction = 3.14159, large = 6.02214076e23;

static enum { BUFFER, LIST, STRING, MEMORY, STREAM, DESCRIPTOR } target;
static FILE *null;
static volatile int kept;
static int calls = CALLS;

static int print_list(char *text, size_t length, const char *list_format, ...)
{
	va_list list;
	va_start(list, list_format);
	int result = vsnprintf(text, length, list_format, list);
	va_end(list);
	return result;
}

#define PRINT(...) \
	for (int i = 0; i < calls; i++) { \
		char text[256], *memory; \
		switch (target) { \
		case BUFFER: kept = snprintf(text, sizeof text, __VA_ARGS__); break; \
		case LIST: kept = print_list(text, sizeof text, __VA_ARGS__); break; \
		case STRING: kept = sprintf(text, __VA_ARGS__); break; \
		case MEMORY: \
			kept = asprintf(&memory, __VA_ARGS__); \
			free(memory); \
			break; \
		case STREAM: kept = fprintf(null, __VA_ARGS__); break; \
		case DESCRIPTOR: kept = dprintf(fileno(null), __VA_ARGS__); break; \
		} \
	}

static void print_int(void) { PRINT(format, whole) }
static void print_unsigned(void) { PRINT(format, address) }
static void print_long(void) { PRINT(format, wide) }
static void print_size(void) { PRINT(format, size) }
static void print_pointer(void) { PRINT(format, (void *)word) }
static void print_letter(void) { PRINT(format, 'x') }
static void print_string(void) { PRINT(format, word) }
static void print_double(void) { PRINT(format, fraction) }
static void print_large(void) { PRINT(format, large) }
static void print_nothing(void) { PRINT(format) }
static void print_numbers(void) { PRINT(format, whole, negative, wide, address) }
static void print_words(void) { PRINT(format, word, path, word) }
static void print_line(void) { PRINT(format, word, whole, path, 17, wide) }
static void print_time(void) { PRINT(format, 2023, 11, 14, 22, 13, 20, 7) }
static void print_columns(void) { PRINT(format, word, negative, size, address, fraction) }

static const struct row {
	const char *name, *format;
	void (*run)(void);
} rows[] = {
	{ "%d", "%d", print_int },
	{ "%u", "%u", print_unsigned },
	{ "%x", "%x", print_unsigned },
	{ "%08x", "%08x", print_unsigned },
	{ "%5d", "%5d", print_int },
	{ "%ld", "%ld", print_long },
	{ "%zu", "%zu", print_size },
	{ "%p", "%p", print_pointer },
	{ "%c", "%c", print_letter },
	{ "%s", "%s", print_string },
	{ "%-10s", "%-10s", print_string },
	{ "%.3s", "%.3s", print_string },
	{ "%%", "100%%", print_nothing },
	{ "literal", "nothing but these words\n", print_nothing },
	{ "numbers", "%d %d %ld %x\n", print_numbers },
	{ "words", "%s: %s (%s)\n", print_words },
	{ "line", "%s[%d]: %s:%d: took %ld us\n", print_line },
	{ "time", "%04d-%02d-%02d %02d:%02d:%02d.%03d", print_time },
	{ "columns", "%-12s %6d %8zu 0x%04x %.2f\n", print_columns },
	{ "%f", "%f", print_double },
	{ "%g", "%g", print_double },
	{ "%.2f", "%.2f", print_double },
	{ "%e", "%e", print_double },
	{ "large", "%e", print_large },
};

static const char *const targets[] = { "snprintf", "vsnprintf", "sprintf", "asprintf", "fprintf", "dprintf" };

int main(int argc, char **argv)
{
	if (argc != 3 || !(null = fopen("/dev/null", "w")))
		return 2;
	while (strcmp(argv[1], targets[target]) != 0)
		if (++target == sizeof targets / sizeof *targets)
			return 2;
	if (target == DESCRIPTOR)
		calls = SYSTEM_CALLS;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (strcmp(argv[2], rows[i].name) == 0) {
			format = rows[i].format;
			bench(40, rows[i].run);
			return 0;
		}
	return 2;
}
