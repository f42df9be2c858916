/* The functions of string.h: argv[1] says which, argv[2] how many bytes it works on; "any" means all lengths below 64. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <wchar.h>

#include "bench.h"

enum { WORK = 1 << 22, LARGEST = 1 << 20, ROOM = 192, PAIRS = 64 };

/* Two blocks, or strings, of the same contents. */
static struct pair {
	char *a, *b;
	size_t length;
} pairs[PAIRS];
static const char *needle = "needle";
static long rounds;
static uintptr_t sink;

/* What the compiler must not know, so that it calls the function each time. */
#define HIDDEN(value) __asm__ volatile("" : "+r"(value) : : "memory")

#define ROW(name, call) \
	static void name##_row(void) \
	{ \
		for (long i = 0; i < rounds; i++) { \
			struct pair *pair = &pairs[(i ^ i >> 6) % PAIRS]; \
			char *a = pair->a, *b = pair->b; \
			size_t n = pair->length; \
			HIDDEN(a); \
			HIDDEN(b); \
			HIDDEN(n); \
			sink += (uintptr_t)(call); \
		} \
	}

ROW(memcpy, memcpy(a, b, n))
ROW(memmove, memmove(b + 24, b, n))
ROW(mempcpy, mempcpy(a, b, n))
ROW(memset, memset(a, 'a', n))
ROW(memcmp, memcmp(a, b, n))
ROW(memchr, memchr(a, 'x', n))
ROW(memrchr, memrchr(a, 'x', n))
ROW(strlen, strlen(a))
ROW(strnlen, strnlen(a, n))
ROW(strchr, strchr(a, 'x'))
ROW(strchrnul, strchrnul(a, 'x'))
ROW(strrchr, strrchr(a, 'x'))
ROW(strcmp, strcmp(a, b))
ROW(strncmp, strncmp(a, b, n))
ROW(strcasecmp, strcasecmp(a, b))
ROW(strncasecmp, strncasecmp(a, b, n))
ROW(strcpy, strcpy(a, b))
ROW(stpcpy, stpcpy(a, b))
ROW(strncpy, strncpy(a, b, n))
ROW(strcat, (*a = 0, strcat(a, b)))
ROW(strstr, strstr(a, needle))
ROW(strcasestr, strcasestr(a, needle))
ROW(memmem, memmem(a, n, needle, 6))
ROW(strcspn, strcspn(a, "xyz"))
ROW(strspn, strspn(a, "abc"))
ROW(wcslen, wcslen((wchar_t *)a))
ROW(memccpy, memccpy(a, b, 'x', n))
ROW(wmemchr, wmemchr((wchar_t *)a, 'x', n / sizeof(wchar_t)))
ROW(wmemcpy, wmemcpy((wchar_t *)a, (wchar_t *)b, n / sizeof(wchar_t)))
ROW(wmemset, wmemset((wchar_t *)a, 'a', n / sizeof(wchar_t)))
ROW(wmemcmp, wmemcmp((wchar_t *)a, (wchar_t *)b, n / sizeof(wchar_t)))
ROW(wcscmp, wcscmp((wchar_t *)a, (wchar_t *)b))
ROW(wcsncmp, wcsncmp((wchar_t *)a, (wchar_t *)b, n / sizeof(wchar_t)))
ROW(wcsrchr, wcsrchr((wchar_t *)a, 'x'))
ROW(wcscpy, wcscpy((wchar_t *)a, (wchar_t *)b))
ROW(wcscat, (*(wchar_t *)a = 0, wcscat((wchar_t *)a, (wchar_t *)b)))

static const struct row {
	const char *name;
	void (*run)(void);
} rows[] = {
#define NAMED(name) { #name, name##_row }
	NAMED(memcpy), NAMED(memmove), NAMED(mempcpy), NAMED(memset), NAMED(memcmp), NAMED(memchr), NAMED(memrchr),
	NAMED(strlen), NAMED(strnlen), NAMED(strchr), NAMED(strchrnul), NAMED(strrchr), NAMED(strcmp), NAMED(strncmp), NAMED(strcasecmp), NAMED(strncasecmp), NAMED(strcpy),
	NAMED(stpcpy), NAMED(strncpy), NAMED(strcat), NAMED(strstr), NAMED(strcasestr), NAMED(memmem), NAMED(strcspn), NAMED(strspn), NAMED(memccpy),
	NAMED(wcslen), NAMED(wmemchr), NAMED(wmemcpy), NAMED(wmemset), NAMED(wmemcmp), NAMED(wcscmp), NAMED(wcsncmp), NAMED(wcsrchr), NAMED(wcscpy), NAMED(wcscat),
};

int main(int argc, char **argv)
{
	const struct row *row = NULL;
	for (size_t i = 0; argc == 3 && i < sizeof rows / sizeof *rows; i++)
		if (strcmp(argv[1], rows[i].name) == 0)
			row = &rows[i];
	if (!row)
		return 2;
	size_t length = strtoul(argv[2], NULL, 10);
	if (length > LARGEST)
		return 2;
	rounds = WORK / (long)(length + 100);
	int wide = argv[1][0] == 'w';
	/* One pair of the length that is asked for; or of all lengths, at places that no processor foresees. */
	size_t count = length ? 1 : PAIRS, room = length + ROOM;
	char *memory = aligned_alloc(4096, (2 * count * room + 8191) / 4096 * 4096);
	uint32_t state = 2463534242u;
	for (size_t i = 0; i < PAIRS; i++) {
		struct pair *pair = &pairs[i];
		pair->a = memory + 2 * (i % count) * room;
		pair->b = pair->a + room;
		if (!length) {
			state ^= state << 13, state ^= state >> 17, state ^= state << 5;
			pair->length = state % 64;
			pair->a += state >> 8 & 31;
			pair->b += state >> 16 & 31;
		} else {
			pair->length = length;
		}
		if (wide) {
			pair->a -= (uintptr_t)pair->a % sizeof(wchar_t);
			pair->b -= (uintptr_t)pair->b % sizeof(wchar_t);
			pair->length -= pair->length % sizeof(wchar_t);
		}
		memset(pair->a, 'a', pair->length);
		memset(pair->b, 'a', pair->length);
		memset(pair->a + pair->length, 0, sizeof(wchar_t));
		memset(pair->b + pair->length, 0, sizeof(wchar_t));
	}
	bench(10, row->run);
	return 0;
}
