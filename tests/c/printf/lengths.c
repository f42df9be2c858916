/* parse_printf_format: every flag, length modifier and conversion byte, alone and with `*` and `n$`: in full for the
 * plain ones, as a hash for the others. */
#include <printf.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define ROOM 8

static const char *const lengths[] = {
	"", "h", "hh", "hhh", "l", "ll", "lll", "L", "LL", "q", "qq", "j", "jj", "z", "zz", "Z", "t", "tt", "hl", "lh",
	"Ll", "lL", "lj", "jl", "zt", "w", "w8", "H", "D", "DD",
};
static const char *const before[] = {
	"", "-", "+", " ", "#", "0", "'", "I", "-+ #0'I", "5", ".5", ".", "5.", "5.7", "*", ".*", "*.*", "3$", "3$5", "3$-5.2",
	"3$*2$", "3$*2$.*1$", "*2$", ".*2$", "05$", "-5$", "0$", "*0$", "5.-2", "I5", "5I",
};

static char line[4096];

/* Adds the count and the types of `format` to the line. */
static void add(const char *format)
{
	int types[ROOM];
	memset(types, -1, sizeof types);
	size_t count = parse_printf_format(format, ROOM, types);
	char *end = line + strlen(line);
	end += sprintf(end, " %zu", count);
	for (size_t i = 0; i < count && i < ROOM; i++)
		end += sprintf(end, types[i] == -1 ? ",-" : ",%x", types[i]);
}

static void print(int in_full)
{
	uint64_t hash = 0xcbf29ce484222325u;
	for (const char *at = line; *at; at++)
		hash = (hash ^ (unsigned char)*at) * 0x100000001b3u;
	if (in_full)
		printf("%s\n", line);
	else
		printf(" %016llx\n", (unsigned long long)hash);
}

int main(void)
{
	for (size_t b = 0; b < sizeof before / sizeof *before; b++)
		for (size_t l = 0; l < sizeof lengths / sizeof *lengths; l++) {
			line[0] = '\0';
			for (int conversion = 1; conversion < 256; conversion++) {
				char format[64];
				/* What stands behind a byte that is no conversion counts again. */
				sprintf(format, "%%%s%s%c%s", before[b], lengths[l], conversion, conversion < 127 ? "" : "%s");
				add(format);
			}
			printf("%%%s%s", before[b], lengths[l]);
			print(b == 0);
		}
	return 0;
}
