//! components: simd
/* Texts that are looked for in others: nearly everywhere, at either end, longer than the other, empty. */
#include "simd/room.h"

static struct room haystacks, needles;

static const char *put(const struct room *room, const void *text, int length, int which)
{
	unsigned char *start = place(room, length + 1, which);
	memcpy(start, text, length);
	start[length] = 0;
	return (char *)start;
}

static void search(const void *haystack, int size, const void *needle, int length, int which)
{
	const char *text = put(&haystacks, haystack, size, which), *wanted = put(&needles, needle, length, which * 29 % PLACES);
	note_place(strstr(text, wanted), text);
	note_place(strcasestr(text, wanted), text);
	note_place(memmem(text, size, wanted, length), text);
	/* With the NULs, and then without them, up to the very ends. */
	note_place(memmem(text, size + 1, wanted, length + 1), text);
	text = memcpy(haystacks.end - size, haystack, size);
	wanted = memcpy(needles.end - length, needle, length);
	note_place(memmem(text, size, wanted, length), text);
}

static void repeated(int size)
{
	static const char *const wanted[] = {
		"", "a", "A", "b", "ab", "Ba", "aab", "abb", "needle", "aaaaaaaaaaaaaaab", "\xc3\xa4z", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaB",
		"baaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
	};
	static char text[10000];
	for (int i = 0; i < 13; i++) {
		int length = strlen(wanted[i]), at[] = { 0, size / 2, size - length };
		for (int which = i % 7; which < PLACES; which += size < 40 ? 9 : 47) {
			memset(text, 'a', size);
			search(text, size, wanted[i], length, which);
			for (int j = 0; j < 3; j++) {
				memset(text, 'a', size);
				if (length <= size && at[j] + length <= size)
					memcpy(text + at[j], wanted[i], length);
				search(text, size, wanted[i], length, which);
			}
		}
	}
}

/* Words of two letters in either case, whose parts are often found. */
static void random_words(int size)
{
	unsigned char text[600], word[40];
	for (int round = 0; round < 40; round++) {
		int length = round % 13 + (round > 30 ? 14 : 0);
		put_noise(text, size, round);
		put_noise(word, length, round * 3 + size);
		for (int i = 0; i < size; i++)
			text[i] = "abAB"[text[i] % (round % 2 ? 4 : 2)];
		for (int i = 0; i < length; i++)
			word[i] = "abAB"[word[i] % (round % 2 ? 4 : 2)];
		search(text, size, word, length, round * 5 % PLACES);
		if (length <= size)
			search(text, size, text + (size - length) / (round % 3 + 1), length, round);
	}
}

/* A needle of the size that is in its haystack but for the last letter, in the middle or at either end; and then whole. */
static void long_needles(int size)
{
	static char text[12000], needle[10000];
	for (int i = 0; i < 3 && size; i++) {
		int at[] = { 0, size / 2, size - 1 };
		memset(text, 'a', size + 1000);
		memset(needle, 'a', size);
		needle[at[i]] = 'b';
		search(text, size + 1000, needle, size, i);
		memcpy(text + 777, needle, size);
		search(text, size + 1000, needle, size, i);
		search(text, size + 777 - 1, needle, size, i);
		search(text, size - 1, needle, size, i);
	}
}

static void with_nul(void)
{
	static const char text[] = "ab\0cd\0\0ef\xff\x80";
	printf("behind a NUL: %d %d %d", (int)((char *)memmem(text, 11, "\0c", 2) - text), (int)((char *)memmem(text, 11, "\0\0e", 3) - text),
	       (int)((char *)memmem(text, 11, "\xff\x80", 2) - text));
	printf(" %d %d %d\n", memmem(text, 10, "\xff\x80", 2) == NULL, strstr(text, "c") == NULL, strcasestr(text, "E") == NULL);
	const void *wall = haystacks.end;
	printf("of no bytes: %d %d %d %d\n", memmem(wall, 0, wall, 0) == wall, memmem(text, 3, wall, 0) == text,
	       memmem(wall, 0, text, 1) == NULL, memmem(text, 3, text, 4) == NULL);
	printf("in an empty string: %d %d %d\n", *strstr("", ""), *strcasestr("", ""), strstr("", "a") == NULL);
	printf("in itself: %d %d\n", strstr(text, text) == text, strstr(text, text + 1) == text + 1);
	printf("letters' neighbours: %d %d %d\n", strcasestr("@[`{", "`") == NULL, strcasestr("@[`{", "{[") == NULL,
	       strcasestr("\xc3\x84", "\xc3\xa4") == NULL);
}

int main(void)
{
	haystacks = make_room();
	needles = make_room();
	try_sizes("in the same letter", repeated);
	try_sizes_below(600, "in words", random_words);
	try_sizes("needles", long_needles);
	with_nul();
	return 0;
}
