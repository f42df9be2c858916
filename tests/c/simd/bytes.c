//! components: simd
/* A byte that is looked for in blocks and strings: the first, the last, none; with bytes like it all around. */
#include "simd/room.h"

static struct room room;

/* The byte all around the block, and no byte like it in it. */
static unsigned char *block(int size, int which, unsigned char around, unsigned char inside)
{
	unsigned char *start = place(&room, size, which);
	unsigned char *from = start - room.start < 64 ? room.start : start - 64;
	unsigned char *to = room.end - start - size < 64 ? room.end : start + size + 64;
	for (unsigned char *byte = from; byte < to; byte++)
		*byte = byte < start || byte >= start + size ? around : inside;
	return start;
}

static void in_block(const unsigned char *start, int size, int byte)
{
	note_place(memchr(start, byte, size), start);
	note_place(memrchr(start, byte, size), start);
	/* What is behind the first such byte need not be there. */
	if (memchr(start, byte, size)) {
		note_place(memchr(start, byte, SIZE_MAX), start);
		note_place(memchr(start, byte, SIZE_MAX / 2), start);
		note_place(rawmemchr(start, byte), start);
	}
}

static void blocks(int size)
{
	static const unsigned char bytes[] = { 'x', 0, 0x80, 0xff };
	EACH_PLACE(which, size) {
		unsigned char wanted = bytes[which % 4], other = wanted ^ (which % 3 ? 1 : 0x80);
		unsigned char *start = block(size, which, wanted, other);
		in_block(start, size, wanted);
		int at[] = { size - 1, size / 2, size / 3, 0 };
		for (int i = 0; i < 4 && size; i++) {
			start[at[i]] = wanted;
			in_block(start, size, wanted | 0x700);
			in_block(start, size, (signed char)wanted);
			if (i % 2)
				start[at[i - 1]] = other;
		}
	}
}

static void in_string(const char *start, int length, int byte)
{
	note_place(strchr(start, byte), start);
	note_place(strchrnul(start, byte), start);
	note_place(strrchr(start, byte), start);
	note(strlen(start));
	size_t most[] = { 0, length / 2, length, length + 1, SIZE_MAX / 2 + 1, SIZE_MAX };
	for (int i = 0; i < 6; i++)
		note(strnlen(start, most[i]));
}

static void strings(int length)
{
	static const unsigned char bytes[] = { 'x', 1, 0x80, 0xff };
	EACH_PLACE(which, length) {
		unsigned char wanted = bytes[which % 4];
		unsigned char *start = block(length + 1, which, wanted, wanted ^ (which % 3 ? 0x80 : 3));
		start[length] = 0;
		in_string((char *)start, length, wanted);
		in_string((char *)start, length, 0);
		int at[] = { length - 1, length / 2, length / 3, 0 };
		for (int i = 0; i < 4 && length; i++) {
			start[at[i]] = wanted;
			in_string((char *)start, length, wanted | 0x300);
			in_string((char *)start, length, (signed char)wanted);
		}
	}
}

/* strnlen of bytes without a NUL, up to the end of the room. */
static void without_nul(int size)
{
	unsigned char *start = block(size, 0, 0, 'a');
	note(strnlen((char *)start, size));
	note_place(memchr(start, 0, size), start);
	note_place(memrchr(start, 0, size), start);
}

static void every_byte(void)
{
	digest = 0;
	for (int in = 0; in < 256; in++) {
		char text[] = { 'q', (char)in, 'Q', 0 };
		for (int byte = -300; byte < 600; byte++) {
			note_place(memchr(text, byte, 3), text);
			note_place(memrchr(text, byte, 3), text);
			note_place(strchr(text, byte), text);
			note_place(strchrnul(text, byte), text);
			note_place(strrchr(text, byte), text);
		}
	}
	printf("all bytes: %016llx\n", (unsigned long long)digest);
}

int main(void)
{
	room = make_room();
	try_sizes("memchr, memrchr, rawmemchr", blocks);
	try_sizes("strchr, strchrnul, strrchr, strlen, strnlen", strings);
	try_sizes("without NUL", without_nul);
	every_byte();
	char *wall = (char *)room.end, *below = (char *)room.start - 1;
	printf("of no bytes: %d %d %zu", memchr(wall, 'a', 0) == NULL, memrchr(below, 'a', 0) == NULL, strnlen(wall, 0));
	printf(" %d %zu\n", memrchr(wall, 'a', 0) == NULL, strnlen(below, 0));
	return 0;
}
