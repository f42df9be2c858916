//! components: simd
/* Strings that are compared without regard for the case of letters, which ASCII's alone have, in a UTF-8 locale, too. */
#include <locale.h>
#include <strings.h>

#include "simd/room.h"

static struct room left, right;

static void note_orders(const void *a, const void *b, int length)
{
	size_t most[] = { 0, 1, length / 2, length, length + 1, SIZE_MAX };
	note(sign(strcasecmp(a, b)) * 10 + sign(strcasecmp(b, a)));
	for (int i = 0; i < 6; i++)
		note(sign(strncasecmp(a, b, most[i])) * 10 + sign(strncasecmp(b, a, most[i])));
}

/* The same letters in either case. */
static void put_letters(unsigned char *to, int size, int seed, int other)
{
	for (int i = 0; i < size; i++) {
		unsigned char letter = "aZ[@`{mM09\xc3\xa4"[(i * 7 + seed) % 12];
		int is_letter = (letter | 32) >= 'a' && (letter | 32) <= 'z';
		to[i] = is_letter && (i ^ other) & 1 ? letter ^ 32 : letter;
	}
}

static void strings(int length)
{
	EACH_PLACE(which, length) {
		unsigned char *a = place(&left, length + 1, which), *b = place(&right, length + 1, which * 29 % PLACES);
		put_letters(a, length, which, 0);
		put_letters(b, length, which, 1);
		a[length] = b[length] = 0;
		note_orders(a, b, length);
		for (int i = 0; i < 3 && length; i++) {
			int at = i ? length - 1 : length / 2;
			unsigned char same = b[at];
			b[at] = i == 2 ? 0 : same ^ 0x80;
			note_orders(a, b, length);
			b[at] = same;
		}
	}
}

static void without_nul(int size)
{
	for (int behind = 0; behind < 70; behind += 1 + behind / 3) {
		unsigned char *a = left.end - size, *b = right.end - size - behind;
		put_letters(a, size, size, 0);
		put_letters(b, size + behind, size, 1);
		note(strncasecmp((char *)a, (char *)b, size));
	}
}

static void every_pair(const char *locale)
{
	digest = 0;
	for (int a = 0; a < 256; a++) {
		for (int b = 0; b < 256; b++) {
			char x[] = { 'q', (char)a, 0 }, y[] = { 'Q', (char)b, 0 };
			note(sign(strcasecmp(x, y)) * 10 + sign(strncasecmp(x, y, 2)));
		}
	}
	printf("all pairs of bytes, %s: %016llx\n", locale, (unsigned long long)digest);
}

int main(void)
{
	left = make_room();
	right = make_room();
	try_sizes("strcasecmp, strncasecmp", strings);
	try_sizes("strncasecmp without NUL", without_nul);
	every_pair("C");
	setlocale(LC_ALL, "C.UTF-8");
	every_pair("C.UTF-8");
	printf("umlauts: %d\n", sign(strcasecmp("\xc3\xa4", "\xc3\x84")));
	printf("of no bytes: %d\n", strncasecmp((char *)left.end, (char *)right.start - 1, 0));
	return 0;
}
