//! components: unlocked
//! cflags: -O2 -Wno-unused-result
/* Bytes read and written one by one, among other calls, on streams of all kinds. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Nothing on glibc; with libwildebeest, what was found out. */
extern unsigned long lwb_unlocked_reads __attribute__((weak)), lwb_unlocked_writes __attribute__((weak));

static void reading(FILE *file)
{
	rewind(file);
	int first = getc_unlocked(file), second = fgetc_unlocked(file);
	printf("%c%c", first, second);
	printf(" %d", getc(file));
	ungetc('U', file);
	first = getc_unlocked(file), second = getc_unlocked(file);
	printf(" %c%c", first, second);
	char text[5] = "";
	printf(" %zu %s", fread(text, 1, 4, file), text);
	first = getc_unlocked(file);
	printf(" %c at %ld", first, ftell(file));
	fseek(file, -3, SEEK_END);
	int count = 0, last = 0, c;
	while ((c = getc_unlocked(file)) != EOF) {
		count++;
		last = c;
	}
	printf(" %d %d, end %d error %d", count, last, !!feof_unlocked(file), !!ferror_unlocked(file));
	printf(" %d\n", getc_unlocked(file));
	/* All bytes, each as a number that is not negative. */
	rewind(file);
	unsigned long sum = 0;
	long bytes = 0;
	for (; (c = fgetc_unlocked(file)) != EOF; bytes++)
		sum = sum * 31 + (unsigned long)c;
	printf("%ld %lx\n", bytes, sum);
}

static void writing(FILE *file, int count)
{
	printf("%d", putc_unlocked('a', file));
	printf(" %d", fputc_unlocked('b', file));
	printf(" %d", putc_unlocked(0x1ff, file));
	fputs("between", file);
	printf(" %d", putc_unlocked('\n', file));
	for (int i = 0; i < count; i++)
		if (putc_unlocked(i, file) != (i & 255))
			printf(" no %d", i);
	printf(" at %ld", ftell(file));
	printf(" %d\n", fflush(file));
}

static void files(void)
{
	static const int modes[] = { _IOFBF, _IOFBF, _IOLBF, _IONBF };
	static char buffer[10];
	for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
		FILE *file = tmpfile();
		if (i > 0)
			setvbuf(file, i == 1 ? buffer : NULL, modes[i], i == 1 ? sizeof buffer : 0);
		writing(file, 5000);
		reading(file);
		/* Back and forth. */
		fseek(file, 3, SEEK_SET);
		putc_unlocked('!', file);
		fseek(file, 3, SEEK_SET);
		printf("%c", getc_unlocked(file));
		fseek(file, 0, SEEK_END);
		putc_unlocked('?', file);
		fseek(file, -1, SEEK_END);
		int last = getc_unlocked(file);
		printf("%c %d\n", last, getc_unlocked(file));
		fclose(file);
	}
}

static void memory(void)
{
	char *text;
	size_t size;
	FILE *file = open_memstream(&text, &size);
	for (int i = 0; i < 3000; i++)
		putc_unlocked('a' + i % 26, file);
	fclose(file);
	printf("%zu %.30s\n", size, text);
	file = fmemopen(text, size, "r");
	int count = 0;
	while (getc_unlocked(file) != EOF)
		count++;
	printf("%d\n", count);
	fclose(file);
	free(text);
}

/* What has been written to a line-buffered stream when a line ends. */
static void lines(void)
{
	int ends[2];
	char text[32] = "";
	if (pipe(ends) != 0)
		return;
	FILE *file = fdopen(ends[1], "w");
	setvbuf(file, NULL, _IOLBF, 0);
	for (const char *letter = "one\ntwo"; *letter; letter++)
		putc_unlocked(*letter, file);
	printf("%zd", read(ends[0], text, sizeof text));
	fclose(file);
	printf(" %zd %s\n", read(ends[0], text, sizeof text), text);
	close(ends[0]);
}

static void failures(void)
{
	FILE *file = fopen("/dev/full", "w");
	int result = 0;
	errno = 0;
	for (int i = 0; i < 100000 && result != EOF; i++)
		result = putc_unlocked('x', file);
	printf("%d %d %d\n", result, !!ferror_unlocked(file), errno == ENOSPC);
	fclose(file);
	file = fopen("/dev/null", "r");
	result = putc_unlocked('x', file);
	printf("%d %d", result, !!ferror_unlocked(file));
	printf(" %d\n", getc_unlocked(file));
	fclose(file);
	file = fopen("/", "r");
	errno = 0;
	result = getc_unlocked(file);
	printf("%d %d %d\n", result, !!ferror_unlocked(file), errno == EISDIR);
	fclose(file);
}

int main(void)
{
	files();
	memory();
	lines();
	failures();
	for (const char *letter = "on stdout\n"; *letter; letter++)
		putchar_unlocked(*letter);
	/* Functions have addresses, and may be called by their names alone. */
	int (*volatile get)(FILE *) = getc_unlocked;
	FILE *file = fopen("/dev/null", "r");
	printf("%d", get(file));
	printf(" %d\n", (getc_unlocked)(file));
	fclose(file);
	printf("%d\n", &lwb_unlocked_reads ? lwb_unlocked_reads && lwb_unlocked_writes : 1);
	return 0;
}
