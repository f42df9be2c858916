//! components: streams
/* Writes without a buffer: a file below /proc wants a number in one piece, with nothing in front of it. */
#include <errno.h>
#include <stdio.h>

static void show(const char *name, long result, FILE *file)
{
	int error = errno;
	char text[20] = "";
	printf("%-16s %ld errno %d error %d", name, result, error, !!ferror(file));
	FILE *again = fopen("/proc/self/oom_score_adj", "r");
	printf(" now %s", fgets(text, sizeof text, again));
	fclose(again);
}

static FILE *adjustment(const char *mode)
{
	FILE *file = fopen("/proc/self/oom_score_adj", mode);
	setvbuf(file, NULL, _IONBF, 0);
	errno = 0;
	return file;
}

#define TRY(mode, call)                                \
	{                                              \
		FILE *file = adjustment(mode);         \
		long result = (call);                  \
		show(#call, result, file);             \
		printf("  closed %d\n", fclose(file)); \
	}

/* glibc makes characters of constant sizes. */
static volatile size_t three = 3;

int main(void)
{
	TRY("w", fputs("901\n", file) >= 0)
	TRY("w", fputs_unlocked("902", file) >= 0)
	TRY("w", fwrite("903", 3, 1, file))
	TRY("w", fwrite("904", 1, 3, file))
	TRY("w", fwrite_unlocked("905", 1, three, file))
	TRY("w", fprintf(file, "%d\n", 906))
	TRY("r+", fputs("907", file) >= 0)
	TRY("a", fputs("908", file) >= 0)
	TRY("w", fputs("no number", file) >= 0)
	TRY("w", fwrite("no number", 3, 3, file))
	TRY("w", fputc('x', file))
	TRY("w", putc_unlocked('x', file))
	TRY("r", fputs("909", file) >= 0)

	/* A stream that was marked stays so. */
	FILE *file = adjustment("w");
	show("first", fputs("no number", file) >= 0, file);
	errno = 0;
	show("second", fputs("910", file) >= 0, file);
	clearerr(file);
	show("third", fputs("911", file) >= 0, file);
	show("nothing", fputs("", file) >= 0, file);
	errno = 0;
	show("a character", fputc('7', file), file);
	fclose(file);
	TRY("w", putc('8', file))
	TRY("w", putc_unlocked('9', file))
	return 0;
}
