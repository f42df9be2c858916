/* parse_printf_format: two million formats from a generator that favours what can be parsed; one line for each
 * ten thousand of them. */
#include <printf.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define ROOM 12

static uint64_t state = 1;

static unsigned below(unsigned limit)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (state >> 33) % limit;
}

static char *generate(char *end)
{
	static const char pieces[][24] = {
		"%", "%", "%", "%", "%", "%", "1$", "2$", "3$", "10$", "*", "*", "*2$", "*7$", ".", ".*", ".*1$", "-", "+", " ", "#",
		"0", "'", "I", "1", "5", "42", "0$", "h", "hh", "l", "ll", "L", "q", "j", "z", "Z", "t", "w", "d", "i", "o", "u", "x",
		"X", "e", "E", "f", "F", "g", "G", "a", "A", "c", "s", "p", "n", "C", "S", "m", "b", "B", "k", "$", "\xff", "\xc3\xa9",
		"2147483647", "2147483648$", "18446744073709551616$", "99999999999", "d", "s", "f", "d", "s", "f",
	};
	for (unsigned count = below(14); count > 0; count--) {
		strcpy(end, pieces[below(sizeof pieces / sizeof *pieces)]);
		end += strlen(end);
	}
	*end = '\0';
	return end;
}

int main(void)
{
	for (int round = 0; round < 200; round++) {
		uint64_t hash = 0xcbf29ce484222325u;
		for (int i = 0; i < 10000; i++) {
			char format[14 * 24 + 1];
			generate(format);
			int types[ROOM + 1];
			memset(types, 0x55, sizeof types);
			unsigned n = below(ROOM);
			uint64_t values[2 + ROOM + 1] = { n, parse_printf_format(format, n, types) };
			for (int k = 0; k <= ROOM; k++)
				values[2 + k] = types[k];
			for (size_t k = 0; k < sizeof values / sizeof *values; k++)
				hash = (hash ^ values[k]) * 0x100000001b3u;
		}
		printf("%d %016llx\n", round, (unsigned long long)hash);
	}
	return 0;
}
