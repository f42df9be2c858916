//! components: formatter
//! cflags: -Wno-format -Wno-format-zero-length -Wno-override-init
/* What snprintf prints, and says to have printed, for formats of all kinds. */
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

/* Bytes that are no letters show as numbers. */
static void show(const char *text)
{
	for (; *text; text++)
		if (*text >= ' ' && *text < 127)
			putchar(*text);
		else
			printf("<%02x>", (unsigned char)*text);
}

#define FACT(...) \
	do { \
		char text[400]; \
		memset(text, '~', sizeof text); \
		errno = 77; \
		int length = snprintf(text, sizeof text, __VA_ARGS__), error = errno; \
		printf("%s: %d ", #__VA_ARGS__, length); \
		if (length >= 0) { \
			putchar('"'); \
			show(text); \
			putchar('"'); \
		} \
		printf(", errno %s\n", error == 77 ? "as it was" : "set"); \
	} while (0)

static void whole_numbers(void)
{
	FACT("%d %d %d %i", 0, INT_MAX, INT_MIN, -42);
	FACT("%u %u %x %X %o", 0, UINT_MAX, UINT_MAX, 0xabcdefu, UINT_MAX);
	FACT("%hhd %hhu %hd %hu %hhx %ho", 300, 300, 70000, 70000, -1, -1);
	FACT("%ld %ld %lu %lx %lo", LONG_MAX, LONG_MIN, ULONG_MAX, ULONG_MAX, ULONG_MAX);
	FACT("%lld %lld %llu %llX", LLONG_MAX, LLONG_MIN, ULLONG_MAX, ULLONG_MAX);
	FACT("%jd %ju %zd %zu %td", INTMAX_MIN, UINTMAX_MAX, (ptrdiff_t)-1, SIZE_MAX, PTRDIFF_MIN);
	FACT("%" PRId8 " %" PRIu16 " %" PRIx32 " %" PRIo64 " %" PRIdPTR, INT8_MIN, UINT16_MAX, UINT32_MAX, UINT64_MAX, INTPTR_MIN);
	FACT("[%5d] [%-5d] [%05d] [%+d] [% d] [%+d] [% d]", 42, 42, 42, 42, 42, -42, -42);
	FACT("[%2d] [%-2d] [%02d]", 12345, 12345, 12345);
	FACT("[%+5d] [%+05d] [% 05d] [%-+5d] [%+ d] [%-05d] [%--5d] [%00005d]", 7, 7, 7, 7, 7, 7, 7, 7);
	FACT("[%.5d] [%.0d] [%.d] [%8.5d] [%-8.5d] [%08.5d] [%+.3d] [%.1d]", 42, 42, 42, 42, 42, 42, 42, 0);
	FACT("[%.0d] [%.d] [%5.0d] [%+.0d] [% .0d] [%.0u] [%.0x] [%#.0x] [%.0o] [%#.0o]", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
	FACT("[%#x] [%#X] [%#x] [%#o] [%#o] [%#d]", 255, 255, 0, 8, 0, 5);
	FACT("[%#8x] [%-#8x] [%#08x] [%#8.4x] [%#08.4x] [%#.6o] [%#8o] [%#08o] [%#3o] [%#.2o]", 17, 17, 17, 17, 17, 8, 8, 8, 8, 8);
	FACT("[%*d] [%-*d] [%*d] [%0*d] [%0*d]", 6, 1, 6, 2, -6, 3, 6, 4, -6, 5);
	FACT("[%.*d] [%.*d] [%*.*d] [%0*.*d]", 4, 7, -4, 7, 6, 3, 9, 6, -3, 9);
	FACT("[%'d] [%'u] [%'10d]", 1234567, 1234567u, 1234567);
	FACT("[%300d]", 1);
	FACT("[%.300d]", -1);
}

static void text(void)
{
	FACT("%s", "");
	FACT("nothing at all");
	FACT("");
	FACT("100%% %d%%", 5);
	FACT("[%s] [%10s] [%-10s] [%2s]", "hello", "hello", "hello", "hello");
	FACT("[%.3s] [%.0s] [%.s] [%.10s] [%10.3s] [%-10.3s]", "hello", "hello", "hello", "hello", "hello", "hello");
	FACT("[%*s] [%-*s] [%*s] [%.*s] [%.*s]", 7, "one", 7, "two", -7, "three", 2, "four", -2, "five");
	FACT("[%c] [%5c] [%-5c] [%c]", 'x', 'y', 'z', 0x141);
	FACT("[%s] [%.7s] [%.6s] [%.5s] [%10s] [%-10s] [%8.2s]", NULL, NULL, NULL, NULL, NULL, NULL, NULL);
	FACT("\xff%s\xfe%.2s\x80%c", "\x80\x81", "\xe4\xb8\xad", 0xe4);
	FACT("[%010s] [%05c] [%+s] [%#c]", "ab", 'c', "d", 'e');
	FACT("%s: %s (%s)", "a word, and then some more of them", "one of sixteen b", "and this has more than thirty-two bytes");
	/* Without a NUL behind what is wanted. */
	char letters[] = { 'a', 'b', 'c' };
	FACT("[%.3s] [%.*s]", letters, 2, letters);
}

static void pointers(void)
{
	FACT("%p %p", (void *)0x1234, (void *)UINTPTR_MAX);
	FACT("[%20p] [%-20p] [%3p]", (void *)0x1234, (void *)0x1234, (void *)0x1234);
	FACT("[%p] [%10p] [%-10p]", NULL, NULL, NULL);
}

/* All of these are libc's. */
static void others(void)
{
	FACT("%d %ls %d", 1, L"wide", 2);
	FACT("%d %lc", 1, (wint_t)L'w');
	FACT("%2$s %1$d", 5, "places");
	FACT("%d %a", 5, 1.5);
	FACT("%d %Lf %d", 5, 2.5L, 6);
	FACT("%s %f %g %e", "fractions", 0.1, 1e100, 12345.678);
	FACT("%d%", 1);
	FACT("%d%5", 1);
	FACT("%d %2147483648d", 1, 1);
	FACT("%d %.99999999999d", 1, 1);
	int count = 0;
	FACT("%d: %n%s", 5, &count, "counted");
	printf("%d\n", count);
}

static void sizes(void)
{
	char text[40];
	for (size_t size = 0; size < 12; size++) {
		memset(text, '~', sizeof text);
		text[39] = 0;
		int length = snprintf(text, size, "%d-%s-%x", 1234, "ab", 0x5678);
		printf("%zu: %d ", size, length);
		show(text);
		putchar('\n');
	}
	printf("%d\n", snprintf(NULL, 0, "%d %s", 42, "nowhere"));
	printf("%d %s\n", snprintf(text, (size_t)INT_MAX + 1, "%d", 1), text);
	printf("%d %s\n", snprintf(text, SIZE_MAX, "%d", 2), text);
	/* Longer than an int says. */
	errno = 0;
	int length = snprintf(text, sizeof text, "%2147483647d%s", 1, "!");
	printf("%d %d\n", length, errno == EOVERFLOW);
}

int main(void)
{
	whole_numbers();
	text();
	pointers();
	others();
	sizes();
	return 0;
}
