//! components: number
//! cflags: -Wno-format -pthread
/* fscanf and its kin: what is stored, and where it leaves streams of all kinds. */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "formats.h"

static FILE *holding(const char *text, size_t size)
{
	FILE *stream = tmpfile();
	if (!stream || fwrite(text, 1, size, stream) != size)
		exit(1);
	rewind(stream);
	return stream;
}

/* A call after the other, until one reads nothing. */
static void read_on(const char *name, FILE *stream, const char *format)
{
	int whole = -1, result, calls = 0;
	double number = -1;
	char word[2048] = "none";
	printf("%s, %s:", name, format);
	do {
		errno = 77;
		switch (format[strlen(format) - 1]) {
		case 'f': result = fscanf(stream, format, &number); break;
		case 'd': result = fscanf(stream, format, &whole); break;
		default: result = fscanf(stream, format, word);
		}
		printf(" %d", result);
		if (result > 0)
			printf("%s", errno == 77 ? "" : errno == ERANGE ? "E" : "?");
		printf("@%ld", ftell(stream));
	} while (result > 0 && ++calls < 6);
	printf(" %d %a %.40s %d%s%s\n", whole, number, word, (int)strlen(word), feof(stream) ? " end" : "", ferror(stream) ? " error" : "");
}

static void partial(void)
{
	static const char *const all[] = {
		"", " ", "12", "12 ", "12 34\n56\n", "12x 5", "x", "-", "- 1", "+-1\n", "1.5", "1.5\n2.5\n", "1.5e3 x", ".5.5.5\n", "1e400\n", "-123.5 ",
		"3.40282347e38 1", "0.1 0.2 0.3 0.4\n", "9007199254740993 \n", "99999999999999999999999\n", "inf nan\n", "0x1.8p1\n", "00012,",
		"\v\f\r\n\t 5\t", "5\xff", "word\n", "two words\n",
	};
	static const char *const formats[] = { "%d", "%lf", "%3lf", "%2d", "%s", "%3s", "%[0-9]", "x%d", " %1s" };
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		for (size_t f = 0; f < sizeof formats / sizeof *formats; f++) {
			char name[16];
			FILE *stream = holding(all[i], strlen(all[i]));
			snprintf(name, sizeof name, "text %d", (int)i);
			read_on(name, stream, formats[f]);
			fclose(stream);
		}
}

static void letters(void)
{
	static const char data[] = "12\0 34\n\0\0 a\0b c\n";
	static const char *const formats[] = { "%d", "%s", "%c", "%2c", "%[^\n]", "%*d%c" };
	for (size_t f = 0; f < sizeof formats / sizeof *formats; f++) {
		FILE *stream = holding(data, sizeof data - 1);
		read_on("NULs", stream, formats[f]);
		fclose(stream);
	}
	char *line = malloc(6000);
	for (int length = 100; length <= 5100; length += 250) {
		memset(line, 'a', length);
		strcpy(line + length, "\n5 \n");
		FILE *stream = holding(line, strlen(line));
		char *copy = malloc(6000);
		int five = 0, result = fscanf(stream, "%[^\n] %d", copy, &five);
		printf("%d letters: %d, %d of them, %d, %ld\n", length, result, (int)strlen(copy), five, ftell(stream));
		free(copy);
		fclose(stream);
	}
	free(line);
}

static void sums(const char *name, FILE *stream)
{
	uint64_t sum = 0, bits;
	int whole, count = 0, places;
	double number;
	char word[16];
	while (fscanf(stream, "%d %lf %15s%n", &whole, &number, word, &places) == 3) {
		memcpy(&bits, &number, sizeof bits);
		sum = mix(mix(mix(mix(sum, whole), bits), word[0]), places);
		count++;
	}
	printf("%s: %d lines, %016" PRIx64 ", %d at the end\n", name, count, sum, feof(stream) != 0);
}

static void write_lines(FILE *stream)
{
	state = 88172645463325252u;
	for (int i = 0; i < 5000; i++) {
		int whole = (int)drawn_bits(), other = (int)drawn_bits();
		fprintf(stream, "%d %.*g w%s\n", whole, i % 20, other / 1024.0, i % 3 ? "ord" : "");
	}
}

static void streams(void)
{
	static char buffer[64];
	FILE *stream = tmpfile();
	if (!stream)
		exit(1);
	write_lines(stream);
	rewind(stream);
	sums("a file", stream);
	fclose(stream);
	for (int small = 0; small < 2; small++) {
		stream = tmpfile();
		if (!stream)
			exit(1);
		setvbuf(stream, small ? buffer : NULL, small ? _IOFBF : _IONBF, small ? sizeof buffer : 0);
		write_lines(stream);
		rewind(stream);
		sums(small ? "a small buffer" : "no buffer", stream);
		fclose(stream);
	}
	int ends[2];
	fflush(stdout);
	if (pipe(ends))
		exit(1);
	pid_t child = fork();
	if (child == 0) {
		close(ends[0]);
		stream = fdopen(ends[1], "w");
		write_lines(stream);
		fclose(stream);
		_exit(0);
	}
	close(ends[1]);
	stream = fdopen(ends[0], "r");
	sums("a pipe", stream);
	fclose(stream);
	waitpid(child, NULL, 0);
	char text[] = "1 2.5 memory\n2 3.5 end";
	stream = fmemopen(text, sizeof text - 1, "r");
	sums("memory", stream);
	fclose(stream);
}

static void no_input(void)
{
	int whole = 5;
	FILE *stream = fopen("/", "r");
	errno = 0;
	int result = fscanf(stream, "%d", &whole);
	printf("a directory: %d, errno %s, error %d\n", result, errno == EISDIR ? "EISDIR" : "another", ferror(stream) != 0);
	fclose(stream);
	stream = fopen("/dev/null", "w");
	result = fscanf(stream, "%d", &whole);
	printf("for writing only: %d\n", result);
	fclose(stream);
	stream = fopen("/dev/null", "r");
	result = fscanf(stream, "%d", &whole);
	printf("nothing: %d, error %d, end %d, %d as before\n", result, ferror(stream) != 0, feof(stream) != 0, whole);
	fclose(stream);
}

static void back(void)
{
	int whole = 0, other = 0;
	char word[8] = "";
	FILE *stream = holding("12 34 x", 7);
	int first = getc(stream);
	ungetc(first, stream);
	int result = fscanf(stream, "%d", &whole);
	printf("pushed back: %d %d, %d", result, whole, ungetc('5', stream));
	result = fscanf(stream, "%d%d", &whole, &other);
	printf(", %d %d %d", result, whole, other);
	result = fscanf(stream, "%d", &other);
	printf(", %d %ld", result, ftell(stream));
	result = fscanf(stream, "%7s", word);
	printf(", %d %s\n", result, word);
	rewind(stream);
	fputs("99", stream);
	rewind(stream);
	result = fscanf(stream, "%d", &whole);
	printf("written over: %d %d\n", result, whole);
	fclose(stream);
}

static int by_list(FILE *stream, const char *format, ...)
{
	va_list list;
	va_start(list, format);
	int result = stream == stdin ? vscanf(format, list) : vfscanf(stream, format, list);
	va_end(list);
	return result;
}

static void kin(void)
{
	FILE *stream = holding("1 2.5 w 3 4.5 v 5 ", 18);
	int whole;
	double number;
	char word[8];
	int result = by_list(stream, "%d %lf %7s", &whole, &number, word);
	printf("vfscanf: %d: %d %g %s\n", result, whole, number, word);
	int place = ftell(stream);
	fflush(stdout);
	dup2(fileno(stream), 0);
	fclose(stream);
	lseek(0, place, SEEK_SET);
	result = by_list(stdin, "%d %lf %7s", &whole, &number, word);
	printf("vscanf: %d: %d %g %s\n", result, whole, number, word);
	result = scanf("%d", &whole);
	printf("scanf: %d: %d\n", result, whole);
	result = scanf("%d", &whole);
	printf("scanf: %d: %d\n", result, whole);
}

/* Each number of a file goes to one of the threads, whole. */
static FILE *shared;

static void *take(void *data)
{
	uint64_t *sum = data;
	int whole;
	while (fscanf(shared, "%d,", &whole) == 1)
		*sum += (uint64_t)whole << 32 | 1;
	return NULL;
}

static void threads(void)
{
	pthread_t thread;
	uint64_t sums[2] = { 0, 0 };
	shared = tmpfile();
	if (!shared)
		exit(1);
	for (int i = 0; i < 20000; i++)
		fprintf(shared, "%d,\n", i * 7);
	rewind(shared);
	if (pthread_create(&thread, NULL, take, &sums[0]))
		exit(1);
	take(&sums[1]);
	pthread_join(thread, NULL);
	uint64_t all = sums[0] + sums[1];
	printf("two threads: %d numbers, sum %d\n", (int)(uint32_t)all, (int)(all >> 32));
	fclose(shared);
}

int main(void)
{
	partial();
	letters();
	streams();
	no_input();
	back();
	kin();
	threads();
	return 0;
}
