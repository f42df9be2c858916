//! components: simd
/* Sets of bytes that are looked for, empty ones, and those with all bytes there are. */
#include "simd/room.h"

static struct room texts, sets;

static const char *put(const struct room *room, const void *text, int length, int which)
{
	unsigned char *start = place(room, length + 1, which);
	memcpy(start, text, length);
	start[length] = 0;
	return (char *)start;
}

static void note_spans(const char *text, const char *set)
{
	note(strspn(text, set));
	note(strcspn(text, set));
	note_place(strpbrk(text, set), text);
}

static void spans(int length)
{
	static const char *const members[] = { "", "a", "b", "ab", "xyzb", "a\xff\x80", "\x80zyxwvutsrqponmlkjihgfedc", "0123456789abcdef" };
	static char text[10000];
	memset(text, 'a', length);
	EACH_PLACE(which, length) {
		for (int i = 0; i < 8; i++) {
			const char *set = put(&sets, members[i], strlen(members[i]), which * 29 % PLACES);
			note_spans(put(&texts, text, length, which), set);
			int at[] = { length / 2, length - 1, 0 };
			for (int j = 0; j < 3 && length; j++) {
				text[at[j]] = "b\x80z"[j];
				note_spans(put(&texts, text, length, which), set);
				text[at[j]] = 'a';
			}
		}
	}
}

/* Sets of the size, of noise that is mostly twice there where the size is large. */
static void of_sizes(int size)
{
	static unsigned char members[1000], text[300];
	put_noise(members, size, size);
	for (int i = 0; i < 20; i++) {
		const char *set = put(&sets, members, size, (size + i * 7) % PLACES);
		put_noise(text, 299, i);
		note_spans(put(&texts, text, 10 * i, i), set);
		memcpy(text, members, size < 299 ? size : 299);
		note_spans(put(&texts, text, 299, i), set);
	}
}

static void every_byte(void)
{
	unsigned char all[255], others[254];
	for (int i = 0; i < 255; i++)
		all[i] = i + 1;
	digest = 0;
	for (int byte = 1; byte < 256; byte++) {
		int count = 0;
		for (int i = 1; i < 256; i++)
			if (i != byte)
				others[count++] = i;
		char alone[] = { (char)byte, 0 };
		const char *text = put(&texts, all, 255, byte % PLACES);
		note_spans(text, alone);
		note_spans(text, put(&sets, others, 254, byte % PLACES));
		for (int i = 1; i < 256; i++) {
			char two[] = { (char)i, (char)byte, 0 };
			note_spans(two, alone);
		}
	}
	printf("all bytes: %016llx\n", (unsigned long long)digest);
	printf("all of all: %zu %zu\n", strspn(put(&texts, all, 255, 0), put(&sets, all, 255, 0)),
	       strcspn(put(&texts, all, 255, 0), "\xff"));
}

int main(void)
{
	texts = make_room();
	sets = make_room();
	try_sizes("strspn, strcspn, strpbrk", spans);
	try_sizes_below(600, "sets of such sizes", of_sizes);
	every_byte();
	return 0;
}
