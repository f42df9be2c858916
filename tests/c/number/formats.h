/* Formats and texts, drawn from the pieces of both. */
#ifndef FORMATS_H
#define FORMATS_H

#include <string.h>

#include "numbers.h"

/* An item may store a number of letters besides, and so does the end. */
enum { ITEMS = 6, PLACES = 2 * ITEMS + 1, ROOM = 256 };

/* Where the items of a format store, whatever their sizes. */
static _Alignas(16) unsigned char places[PLACES][ROOM];

/* What a text is made of, and between the numbers a format. */
static const char *const between[] = {
	"", "", "", " ", " ", "  ", "\t", "\n", ",", ", ", ":", "-", ".", "/", "x", "0x", "=", " = ", "(", ") ", "e", "%", "\xff", "ab", " T",
};
static const char *const words[] = {
	"a", "abc", "user", "key-word", "]", "^", "-", "inf", "INFINITY", "infinit", "nan", "nan(12)", "-nan", "0x", "0x.", "0x1p", "0x1.8p3", "1e",
	"1e+", "1e5", "1e400", "1e-400", "1.", ".5", ".", "+", "-", "+.", "08", "0", "-0", "00", "0b1", "i", "in", "n", "0x1p-", "1e5e5", "-0x1F",
	"9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551615",
	"18446744073709551616", "-18446744073709551615", "-18446744073709551616", "99999999999999999999999", "4294967296", "-2147483649",
	"1777777777777777777777", "2000000000000000000000", "ffffffffffffffff", "10000000000000000", "0xffffffffffffffff",
};
static const char *const sizes[] = { "", "", "", "", "hh", "h", "l", "l", "ll", "j", "z", "t" };
static const char *const sets[] = {
	"[a-z]", "[^:]", "[^,]", "[0-9]", "[0-9a-fA-F]", "[^\n]", "[]]", "[^]]", "[^]a-z]", "[a-]", "[-a]", "[^-]", "[z-a]", "[^ \t]", "[ -~]",
	"[a-cx-z.]", "[+--]", "[--9]", "[a-c-z]", "[\x80-\xff]", "[^\x01-\x7f]", "[%d]", "[^%]", "[^^]", "[.0-9e+-]", "[a",
};

#define ONE_OF(list) list[drawn() % (sizeof list / sizeof *list)]

static inline size_t draw_number(char *text)
{
	int digits = drawn() % 12;
	switch (drawn() % 4) {
	case 0: return sprintf(text, "%d", (int)drawn_bits());
	case 1: return sprintf(text, "%" PRIx64, drawn_bits());
	case 2: return sprintf(text, "%.*g", digits, (double)(int64_t)drawn_bits() / 1024);
	default: return sprintf(text, "%u", (unsigned)(drawn() % 1000));
	}
}

/* How many places a format needs. */
static int used;

/* An item that the format asks for. */
static inline size_t draw_item(char *format)
{
	char *start = format;
	int widths = drawn() % 4 ? 6 : 80;
	const char *size = ONE_OF(sizes);
	*format++ = '%';
	if (drawn() % 8 == 0)
		*format++ = '*';
	else
		used++;
	if (drawn() % 3 == 0)
		format += sprintf(format, "%d", (int)(drawn() % widths));
	switch (drawn() % 8) {
	case 0: case 1: case 2: format += sprintf(format, "%s%c", size, "ddiuxXo"[drawn() % 7]); break;
	case 3: case 4: format += sprintf(format, "%s%c", widths == 6 ? "l" : "", "efgaEFG"[drawn() % 7]); break;
	case 5: format += sprintf(format, "s"); break;
	case 6: format += sprintf(format, "c"); break;
	default: format += sprintf(format, "%s", ONE_OF(sets));
	}
	if (drawn() % 4 == 0) {
		format += sprintf(format, "%%%sn", ONE_OF(sizes));
		used++;
	}
	return format - start;
}

/* A text, and a format that asks for what is there, more or less. */
static inline void draw_both(char *text, char *format)
{
	used = 0;
	for (int i = drawn() % ITEMS; i >= 0; i--) {
		const char *piece = ONE_OF(between);
		text += sprintf(text, "%s", piece);
		if (drawn() % 8 == 0)
			piece = ONE_OF(between);
		format += sprintf(format, "%s", piece);
		if (*piece == '%')
			*format++ = '%';
		if (drawn() % 3)
			text += draw_number(text);
		else
			text += sprintf(text, "%s", ONE_OF(words));
		format += draw_item(format);
	}
	strcpy(format, "%n");
}

/* The bytes that are not as they were, and where they are. */
static inline uint64_t mix_places(uint64_t sum)
{
	for (int place = 0; place < PLACES; place++)
		for (int i = 0; i < ROOM; i++)
			if (places[place][i] != 0x5a)
				sum = mix(sum, places[place][i] | i << 8 | place << 16);
	return sum;
}

#endif
