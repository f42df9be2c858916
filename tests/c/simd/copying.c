//! components: simd
/* Blocks and strings that are copied and filled, at every place and size; and nothing around them. */
#include "simd/room.h"

static struct room from, to;
static void *(*copy)(void *, const void *, size_t);
static char *(*copy_string)(char *, const char *);
static char *(*copy_some)(char *, const char *, size_t);

static unsigned char *wiped(size_t size, int which)
{
	unsigned char *block = place(&to, size, which);
	unsigned char *first = block - to.start < 64 ? to.start : block - 64;
	unsigned char *last = (size_t)(to.end - block) < size + 64 ? to.end : block + size + 64;
	for (unsigned char *byte = first; byte < last; byte++)
		*byte = 0xa5;
	return block;
}

static void blocks(int size)
{
	EACH_PLACE(which, size) {
		unsigned char *source = place(&from, size, which), *target = wiped(size, which * 29 % PLACES);
		put_noise(source, size, size);
		note_place(copy(target, source, size), target);
		note_around(&to, target, size);
	}
}

/* Both blocks in one room, the later one up to its end. */
static void overlapping(int size)
{
	static const int distances[] = { 0, 1, 2, 3, 7, 8, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 255, 256, 300, 4096 };
	for (size_t i = 0; i < sizeof distances / sizeof *distances; i++) {
		for (int direction = 0; direction < 2; direction++) {
			size_t whole = size + distances[i];
			unsigned char *low = place(&to, whole, i * 7 % PLACES), *high = low + distances[i];
			put_noise(low, whole, size);
			note_place(direction ? memmove(low, high, size) : memmove(high, low, size), low);
			note_around(&to, low, whole);
		}
	}
}

static void filled(int size)
{
	static const int bytes[] = { 0, 0xff, 'x', 0x180, -2 };
	EACH_PLACE(which, size) {
		unsigned char *target = wiped(size, which);
		note_place(memset(target, bytes[which % 5], size), target);
		note_around(&to, target, size);
	}
}

/* A string in the first room, behind whose NUL there is more where the room goes on. */
static char *string(int length, int which)
{
	unsigned char *text = place(&from, length + 1, which);
	put_noise(text, from.end - text < length + 40 ? from.end - text : length + 40, length);
	text[length] = 0;
	return (char *)text;
}

static void strings(int length)
{
	EACH_PLACE(which, length) {
		unsigned char *target = wiped(length + 1, which * 29 % PLACES);
		note_place(copy_string((char *)target, string(length, which)), target);
		note_around(&to, target, length + 1);
	}
}

static void sized(int length)
{
	EACH_PLACE(which, length) {
		int sizes[] = { length / 2, length, length + 1, length + 2, length + which, length + 100 };
		for (int i = 0; i < 6; i++) {
			unsigned char *target = wiped(sizes[i], which * 29 % PLACES);
			note_place(copy_some((char *)target, string(length, which), sizes[i]), target);
			note_around(&to, target, sizes[i]);
		}
	}
}

/* As many bytes as the size, and no NUL, at the very end of the room. */
static void without_nul(int size)
{
	unsigned char *source = from.end - size, *target = wiped(size, size % PLACES);
	put_noise(source, size, size);
	note_place(copy_some((char *)target, (char *)source, size), target);
	note_around(&to, target, size);
}

static void appended(int length)
{
	static const int there[] = { 0, 1, 15, 33, 100 };
	for (int i = 0; i < 5; i++) {
		EACH_PLACE(which, length) {
			size_t whole = there[i] + length + 1;
			unsigned char *target = wiped(whole, which * 29 % PLACES);
			target[there[i]] = 0;
			note_place(copy_string((char *)target, string(length, which)), target);
			note_around(&to, target, whole);
		}
	}
}

static void appended_some(int length)
{
	EACH_PLACE(which, length) {
		size_t most[] = { 0, length / 2, length, length + 1, length + 1000, SIZE_MAX };
		for (int i = 0; i < 6; i++) {
			size_t whole = which + 1 + (most[i] < (size_t)length ? most[i] : (size_t)length);
			unsigned char *target = wiped(whole, which * 29 % PLACES);
			target[which] = 0;
			note_place(strncat((char *)target, string(length, which), most[i]), target);
			note_around(&to, target, whole);
		}
	}
}

static void nothing(void)
{
	unsigned char *wall = to.end, *other = from.start - 1;
	size_t none = 0;
	*(to.end - 1) = 'e';
	printf("of no bytes: %d %d %d %d", memcpy(wall, other, 0) == wall, memmove(wall, other, 0) == wall,
	       mempcpy(other, wall, 0) == other, memset(wall, 1, none) == wall);
	printf(" %d %d %d\n", strncpy((char *)wall, (char *)other, 0) == (char *)wall,
	       stpncpy((char *)other, (char *)wall, 0) == (char *)other, *(to.end - 1) == 'e');
	*(to.end - 1) = 0;
	printf("strncat of nothing: %d %d\n", strncat((char *)to.end - 1, (char *)wall, 0) == (char *)to.end - 1, *(to.end - 1));
}

int main(void)
{
	from = make_room();
	to = make_room();
	copy = memcpy, try_sizes("memcpy", blocks);
	copy = memmove, try_sizes("memmove", blocks);
	copy = mempcpy, try_sizes("mempcpy", blocks);
	try_sizes("memmove, overlapping", overlapping);
	try_sizes("memset", filled);
	copy_string = strcpy, try_sizes("strcpy", strings);
	copy_string = stpcpy, try_sizes("stpcpy", strings);
	copy_some = strncpy, try_sizes("strncpy", sized);
	try_sizes("strncpy without NUL", without_nul);
	copy_some = stpncpy, try_sizes("stpncpy", sized);
	try_sizes("stpncpy without NUL", without_nul);
	copy_string = strcat, try_sizes("strcat", appended);
	try_sizes("strncat", appended_some);
	nothing();
	return 0;
}
