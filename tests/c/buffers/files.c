//! components: buffers
/* Streams of every origin: how much is read and written at once, and that nothing else is otherwise. */
#define _LARGEFILE64_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { MUCH = 10000 };

static int waiting(int descriptor)
{
	int count = -1;
	ioctl(descriptor, FIONREAD, &count);
	return count;
}

/* Reads a byte of a pipe that holds more, and writes bytes to one until some go out. */
static void pipes(void)
{
	static char bytes[MUCH];
	int ends[2];
	if (pipe(ends) != 0 || write(ends[1], bytes, sizeof bytes) != MUCH)
		exit(1);
	FILE *file = fdopen(ends[0], "r");
	printf("read %d", getc(file));
	printf(", left %d, size %zu\n", waiting(ends[0]), __fbufsize(file));
	fclose(file);
	close(ends[1]);
	if (pipe(ends) != 0)
		exit(1);
	file = fdopen(ends[1], "w");
	for (int i = 0; i < 4095; i++)
		putc('x', file);
	printf("waiting %zu, written %d\n", __fpending(file), waiting(ends[0]));
	putc('y', file);
	putc('z', file);
	printf("waiting %zu, written %d\n", __fpending(file), waiting(ends[0]));
	printf("flushed: %d", fflush(file));
	printf(", %d\n", waiting(ends[0]));
	fclose(file);
	close(ends[0]);
}

static void show(const char *name, FILE *file)
{
	fputs("12345", file);
	printf("%-10s waiting %zu, by lines %d\n", name, __fpending(file), !!__flbf(file));
}

static void origins(void)
{
	FILE *file = tmpfile();
	show("tmpfile", file);
	fclose(file);
	file = fopen("new", "w+");
	show("fopen", file);
	printf("%d", fclose(file));
	file = fopen64("new", "a+");
	show(" fopen64", file);
	rewind(file);
	char text[20] = "";
	printf("%s", fgets(text, sizeof text, file));
	printf(" at %ld\n", ftell(file));
	fclose(file);
	file = popen("cat > popped", "w");
	show("popen", file);
	printf("%d", pclose(file));
	file = popen("cat popped; exit 3", "r");
	printf(" %s", fgets(text, sizeof text, file));
	printf(" size %zu", __fbufsize(file));
	printf(" %d\n", pclose(file));
	unlink("popped");
}

/* Bytes pushed back before the buffer's start, and behind its end. */
static void pushed_back(FILE *file)
{
	for (int i = 0; i < MUCH; i++)
		putc('a' + i % 26, file);
	rewind(file);
	printf("%d", getc(file));
	for (const char *letter = "87654321"; *letter; letter++)
		ungetc(*letter, file);
	char text[12] = "";
	printf(" %zu", fread(text, 1, 11, file));
	printf(" %s at %ld\n", text, ftell(file));
	for (int i = 4; i < 4096; i++)
		getc(file);
	ungetc('!', file);
	printf("%ld ", ftell(file));
	printf("%zu", fread(text, 1, 5, file));
	printf(" %s\n", text);
	fseek(file, -3, SEEK_END);
	printf("%zu", fread(text, 1, 5, file));
	printf(" %.3s %d\n", text, !!feof(file));
}

static void changed(FILE *file)
{
	static char own[256];
	printf("%d", setvbuf(file, own, _IOFBF, sizeof own));
	fputs("kept", file);
	printf(" %d %d\n", __fpending(file) == 4, memmem(own, sizeof own, "kept", 4) != NULL);
	fclose(file);
	file = tmpfile();
	setvbuf(file, NULL, _IONBF, 0);
	fputs("gone", file);
	printf("%zu\n", __fpending(file));
	fclose(file);
	file = tmpfile();
	setvbuf(file, NULL, _IOLBF, 0);
	fputs("gone\nand ", file);
	printf("%d\n", __flbf(file) != 0);
	fclose(file);
}

static void failures(void)
{
	errno = 0;
	FILE *file = fopen("not/there", "r");
	printf("%d %d\n", file == NULL, errno == ENOENT);
	file = fopen("new", "no");
	printf("%d %d\n", file == NULL, errno == EINVAL);
	file = fdopen(-1, "no");
	printf("%d %d\n", file == NULL, errno == EINVAL);
	file = fopen("/dev/full", "w");
	fputs("text", file);
	errno = 0;
	printf("%d", fclose(file));
	printf(" %d\n", errno == ENOSPC);
	errno = 0;
	file = fopen("/dev/null", "w");
	fclose(file);
	printf("%d\n", errno);
}

int main(void)
{
	pipes();
	origins();
	FILE *file = fopen("new", "w+");
	pushed_back(file);
	fclose(file);
	changed(tmpfile());
	failures();
	unlink("new");
	return 0;
}
