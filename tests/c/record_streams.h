/* The cases fget*ent_r_streams of four databases: a case defines ENTRY, SHOW, FGET, FGET_R, text and nul_text. */
#include <fcntl.h>

#define TEXT text, sizeof text - 1

static void show(const char *kind, FILE *stream)
{
	static const int sizes[] = { 2, 60, 60, 60, 200, 200, 200, 200, 1 };
	printf("%s\n", kind);
	for (size_t i = 0; i < COUNT(sizes); i++) {
		char buffer[200] __attribute__((aligned(64)));
		struct ENTRY entry, *result = UNSET(ENTRY);
		int code = FGET_R(stream, &entry, buffer, sizes[i], &result);
		printf("\t%d: %d %s", sizes[i], code, result ? "" : "no entry");
		if (result)
			SHOW(result);
		printf("\teof %d error %d at %ld\n", !!feof(stream), !!ferror(stream), ftell(stream));
	}
}

static void show_error(const char *kind, FILE *stream)
{
	char buffer[200];
	printf("%s\n", kind);
	for (int size = 2; size < 200; size += 100)
		SHOW_CALL(ENTRY, FGET_R(stream, &entry, buffer, size, &result));
	errno = 0;
	printf("\t%s", FGET(stream) ? "entry" : "no entry");
	printf(" errno %d error %d\n", errno, !!ferror(stream));
}

static void show_all(const char *kind, FILE *stream)
{
	struct ENTRY *entry;
	printf("%s\n", kind);
	for (errno = 0; (entry = FGET(stream)); errno = 0) {
		SHOW(entry);
		printf("\tat %ld\n", ftell(stream));
	}
	printf("\terrno %d eof %d error %d\n", errno, !!feof(stream), !!ferror(stream));
}

static FILE *buffered(FILE *stream, int mode, size_t size)
{
	static char buffer[20];
	setvbuf(stream, buffer, mode, size);
	return stream;
}

int main(void)
{
	show("file", file_of(TEXT));
	show("unbuffered", buffered(file_of(TEXT), _IONBF, 0));
	show("small buffer", buffered(file_of(TEXT), _IOFBF, sizeof(char[20])));
	show("pipe", pipe_of(TEXT));
	show("unbuffered pipe", buffered(pipe_of(TEXT), _IONBF, 0));
	show("memory", fmemopen((char *)text, sizeof text - 1, "r"));
	FILE *stream = file_of(TEXT);
	ungetc(getc(stream), stream);
	show("byte pushed back", stream);
	show_error("directory", fopen("/", "r"));
	show_error("write-only", fopen("/dev/null", "w"));
	stream = fopen("/dev/null", "r");
	close(fileno(stream));
	show_error("closed", stream);
	show_all("all of a file", file_of(TEXT));
	show_all("all of an unbuffered file", buffered(file_of(TEXT), _IONBF, 0));
	show_all("empty", file_of("", 0));
	show_all("NUL bytes", file_of(nul_text, sizeof nul_text - 1));
	return 0;
}
