//! components: simd
/* Wide characters that are compared, copied and filled, and memccpy. */
#include <wchar.h>

#include "simd/room.h"

static struct room room, other;

static const wchar_t some[] = { 0x02010003, 1, 0x01000000, (wchar_t)0x80000000, -1, 0x7fffffff };

static wchar_t *string(const struct room *where, int length, int which)
{
	wchar_t *start = (wchar_t *)place(where, 4 * (length + 1), which / 2 * 8 % PLACES + which % 2);
	for (int i = 0; i < length; i++)
		start[i] = some[i * 7 % 6];
	start[length] = 0;
	return start;
}

static void both_ways(const wchar_t *a, const wchar_t *b, int length)
{
	size_t most[] = { 0, length / 2, length, length + 1, SIZE_MAX / 4, SIZE_MAX };
	note(sign(wcscmp(a, b)));
	note(sign(wcscmp(b, a)));
	for (int i = 0; i < 6; i++) {
		note(sign(wcsncmp(a, b, most[i])));
		note(sign(wcsncmp(b, a, most[i])));
	}
	note(sign(wmemcmp(a, b, length + 1)));
	note(sign(wmemcmp(b, a, length / 2)));
}

static void comparing(int length)
{
	EACH_PLACE(which, length) {
		wchar_t *a = string(&room, length, which), *b = string(&other, length, which * 3 % PLACES);
		both_ways(a, b, length);
		int at[] = { length - 1, length / 2, 0 };
		for (int i = 0; i < 3 && length; i++) {
			for (int k = 0; k < 6; k++) {
				b[at[i]] = k ? some[k] : 0;
				both_ways(a, b, length);
			}
			b[at[i]] = a[at[i]];
		}
	}
}

static void last(int length)
{
	EACH_PLACE(which, length) {
		wchar_t *start = string(&room, length, which);
		for (int i = 0; i < 6; i++)
			note_place(wcsrchr(start, some[i]), start);
		note_place(wcsrchr(start, 0), start);
		note_place(wcsrchr(start, 0x01010101), start);
	}
}

static wchar_t *target(int length, int which)
{
	memset(other.start, 0xa5, other.end - other.start);
	return (wchar_t *)place(&other, 4 * length, which / 2 * 8 % PLACES + which % 2);
}

static void written(const void *gives, const wchar_t *to, int length)
{
	note_place(gives, to);
	note_around(&other, (const unsigned char *)to, 4 * length);
}

static void copying(int length)
{
	EACH_PLACE(which, length + 100) {
		const wchar_t *from = string(&room, length, which);
		int whole = length + 1, more = length + 9;
		wchar_t *to = target(whole, which);
		written(wmemcpy(to, from, whole), to, whole);
		to = target(whole, which);
		written(wmemset(to, 0x01020304, whole), to, whole);
		to = target(whole, which);
		written(wcscpy(to, from), to, whole);
		to = target(whole, which);
		written(wcpcpy(to, from), to, whole);
		to = target(more, which);
		written(wcsncpy(to, from, more), to, more);
		to = target(more, which);
		written(wcpncpy(to, from, more), to, more);
		to = target(length, which);
		written(wcpncpy(to, from, length), to, length);
		to = target(more, which);
		wmemcpy(to, L"ab", 3);
		written(wcscat(to, from), to, more);
		to = target(more, which);
		wmemcpy(to, L"ab", 3);
		written(wcsncat(to, from, length / 2), to, more);
		wmemmove(to + 1, to, length / 2);
		written(wmemmove(to, to + 2, length / 2), to, more);
	}
}

static void up_to(int size)
{
	EACH_PLACE(which, size + 100) {
		unsigned char *from = place(&room, size, which), *to;
		put_noise(from, size, size + 1);
		int at[] = { size, size - 1, size / 2, 0 };
		for (int i = 0; i < 4 && at[i] >= 0; i++) {
			if (at[i] < size)
				from[at[i]] = 0;
			memset(other.start, 0xa5, other.end - other.start);
			to = place(&other, size, which * 5 % PLACES);
			note_place(memccpy(to, from, 0x100, size), to);
			note_around(&other, to, size);
		}
	}
}

int main(void)
{
	room = make_room();
	other = make_room();
	try_sizes_below(300, "wcscmp, wcsncmp, wmemcmp", comparing);
	try_sizes_below(1100, "wcsrchr", last);
	try_sizes_below(200, "wmemcpy, wmemset, wcscpy and their kin", copying);
	try_sizes_below(600, "memccpy", up_to);
	wchar_t none = 7;
	printf("of nothing: %d %d %d\n", wmemset(&none, 1, 0) == &none && none == 7, wmemcmp(&none, L"", 0), wcsncmp(&none, L"", 0));
	return 0;
}
