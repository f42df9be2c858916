//! components: simd
/* Blocks and strings that are compared: the signs, wherever they differ, and with limits of every kind. */
#include "simd/room.h"

static struct room left, right;
static int (*compare)(const void *, const void *, size_t);

/* Positions in which a block of the size may differ from another. */
#define POSITIONS 5

static int position(int size, int which)
{
	int positions[POSITIONS] = { 0, 1, size / 2, size - 2, size - 1 };
	return positions[which] < size ? positions[which] : -1;
}

static void blocks(int size)
{
	EACH_PLACE(which, size) {
		unsigned char *a = place(&left, size, which), *b = place(&right, size, which * 29 % PLACES);
		put_noise(a, size, size);
		put_noise(b, size, size);
		note(compare(a, b, size));
		for (int i = 0; i < POSITIONS; i++) {
			int at = position(size, i);
			if (at < 0)
				continue;
			unsigned char same = b[at];
			a[at] = 0x80, b[at] = 0x7f;
			int order = compare(a, b, size), back = compare(b, a, size), before = compare(a, b, at);
			/* bcmp tells no more than whether. */
			note(compare == bcmp ? order && back : sign(order) * 10 + sign(back));
			note(before);
			a[at] = b[at] = same;
		}
	}
}

static void note_orders(const void *a, const void *b, int length)
{
	size_t most[] = { 0, 1, length / 2, length - 1, length, length + 1, length + 50, SIZE_MAX - 1, SIZE_MAX };
	note(sign(strcmp(a, b)) * 10 + sign(strcmp(b, a)));
	for (int i = 0; i < 9; i++)
		note(sign(strncmp(a, b, most[i])) * 10 + sign(strncmp(b, a, most[i])));
}

/* Equal strings, others with one byte that differs, and shorter ones; behind the NUL each has bytes of its own. */
static void strings(int length)
{
	EACH_PLACE(which, length) {
		int apart = which * 29 % PLACES;
		unsigned char *a = place(&left, length + 1, which), *b = place(&right, length + 1, apart);
		put_noise(a, left.end - a < length + 40 ? left.end - a : length + 40, length);
		put_noise(b, right.end - b < length + 40 ? right.end - b : length + 40, length);
		a[length] = b[length] = 0;
		if (right.end - b > length + 1)
			b[length + 1] ^= 0x55;
		note_orders(a, b, length);
		for (int i = 0; i < POSITIONS; i++) {
			int at = position(length, i);
			if (at < 0)
				continue;
			unsigned char same = b[at];
			b[at] = same ^ 0x80, note_orders(a, b, length);
			b[at] = 0, note_orders(a, b, length);
			b[at] = same;
		}
	}
}

/* Bytes without a NUL up to the end of both rooms, or of one. */
static void without_nul(int size)
{
	for (int behind = 0; behind < 70; behind += 1 + behind / 3) {
		unsigned char *a = left.end - size, *b = right.end - size - behind;
		put_noise(a, size, size);
		put_noise(b, size + behind, size);
		note(strncmp((char *)a, (char *)b, size));
		if (size) {
			a[size - 1] = 0xff, b[size - 1] = 1;
			note(sign(strncmp((char *)a, (char *)b, size)) * 10 + sign(strncmp((char *)b, (char *)a, size)));
			note(strncmp((char *)a, (char *)b, size - 1));
			note(sign(strncmp((char *)a, (char *)b, SIZE_MAX)));
		}
	}
}

static void every_pair(void)
{
	digest = 0;
	for (int a = 0; a < 256; a++) {
		for (int b = 0; b < 256; b++) {
			char x[] = { 'q', (char)a, 0 }, y[] = { 'q', (char)b, 0 };
			note(sign(memcmp(x, y, 2)) * 100 + sign(strcmp(x, y)) * 10 + sign(strncmp(x, y, 2)));
			note(!bcmp(x, y, 2));
		}
	}
	printf("all pairs of bytes: %016llx\n", (unsigned long long)digest);
}

static void nothing(void)
{
	const void *wall = left.end, *other = right.start - 1;
	printf("of no bytes: %d %d %d\n", memcmp(wall, other, 0), bcmp(other, wall, 0), strncmp(wall, other, 0));
	printf("of itself: %d %d\n", strcmp((char *)left.end - 1, (char *)left.end - 1),
	       strncmp((char *)left.end - 1, (char *)left.end - 1, 1));
}

int main(void)
{
	left = make_room();
	right = make_room();
	compare = memcmp, try_sizes("memcmp", blocks);
	compare = bcmp, try_sizes("bcmp", blocks);
	try_sizes("strcmp, strncmp", strings);
	try_sizes("strncmp without NUL", without_nul);
	every_pair();
	left.end[-1] = 0;
	nothing();
	return 0;
}
