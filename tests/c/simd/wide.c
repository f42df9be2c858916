//! components: simd
/* Wide characters that are looked for, among others that share bytes with them. */
#include <wchar.h>

#include "simd/room.h"

static struct room room;

/* A string at every place for wide characters, at either end of the room. */
static wchar_t *string(int length, int which)
{
	wchar_t *start = (wchar_t *)place(&room, 4 * (length + 1), which / 2 * 8 % PLACES + which % 2);
	for (int i = 0; i < length; i++)
		start[i] = i % 3 ? 0x02010003 : i % 2 ? -1 : 0x01000000;
	start[length] = 0;
	return start;
}

static void found(const wchar_t *start, int length, wchar_t wanted)
{
	note(wcslen(start));
	size_t most[] = { 0, length / 2, length, length + 1, SIZE_MAX / 4, SIZE_MAX / 4 + 1, SIZE_MAX };
	for (int i = 0; i < 7; i++)
		note(wcsnlen(start, most[i]));
	note_place(wcschr(start, wanted), start);
	note_place(wmemchr(start, wanted, length), start);
	note_place(wmemchr(start, wanted, length / 2), start);
	note_place(wmemchr(start, 0, length + 1), start);
}

static void strings(int length)
{
	static const wchar_t wanted[] = { 0x01010101, 1, 0x80, 0x7fffffff, (wchar_t)0x80000000, 0x100 };
	EACH_PLACE(which, length) {
		wchar_t *start = string(length, which), wide = wanted[which % 6];
		found(start, length, wide);
		found(start, length, 0);
		found(start, length, -1);
		int at[] = { length - 1, length / 2, length / 3, 0 };
		for (int i = 0; i < 4 && length; i++) {
			start[at[i]] = wide;
			found(start, length, wide);
			note_place(wmemchr(start, wide, SIZE_MAX / 4), start);
		}
	}
}

static void without_nul(int length)
{
	wchar_t *start = (wchar_t *)room.end - length;
	for (int i = 0; i < length; i++)
		start[i] = 0x10000;
	note(wcsnlen(start, length));
	note_place(wmemchr(start, 0, length), start);
}

int main(void)
{
	room = make_room();
	try_sizes_below(2100, "wcslen, wcsnlen, wcschr, wmemchr", strings);
	try_sizes_below(2100, "without NUL", without_nul);
	const wchar_t *wall = (wchar_t *)room.end;
	printf("of none: %zu %d\n", wcsnlen(wall, 0), wmemchr(wall, 0, 0) == NULL);
	return 0;
}
