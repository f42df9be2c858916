//! components: buffers
/* Streams opened again: what their buffers were does not matter. */
#include <errno.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <unistd.h>

static FILE *answers;

static void show(const char *name, FILE *file)
{
	fputs("one\ntwo", file);
	fprintf(answers, "%-30s waiting %zu\n", name, __fpending(file));
}

static FILE *first(void)
{
	return fopen("first", "w");
}

static void changed(void)
{
	static char own[100];
	FILE *file = first();
	setvbuf(file, NULL, _IONBF, 0);
	show("after none", freopen("second", "w", file));
	fclose(file);
	file = first();
	setvbuf(file, own, _IOFBF, sizeof own);
	fputs("written", file);
	show("after its own", freopen("second", "w", file));
	fclose(file);
	file = first();
	setvbuf(file, NULL, _IOLBF, 0);
	show("after lines", freopen("second", "a", file));
	fclose(file);
	file = first();
	fputs("written", file);
	show("the same file", freopen(NULL, "a", file));
	fclose(file);
	char text[40] = "";
	file = freopen("second", "r", first());
	size_t count = fread(text, 1, sizeof text - 1, file);
	fprintf(answers, "%zu %s\n", count, text);
	fclose(file);
	errno = 0;
	file = freopen("not/there", "r", first());
	fprintf(answers, "%d %d\n", file == NULL, errno == ENOENT);
}

int main(void)
{
	answers = fdopen(dup(1), "w");
	show("stdout that was not used", freopen("third", "w", stdout));
	show("stdout that was", freopen("third", "a", stdout));
	show("stderr", freopen("third", "a", stderr));
	fflush(NULL);
	FILE *file = freopen("third", "r", stdin);
	int count = 0;
	while (getchar() != EOF)
		count++;
	fprintf(answers, "stdin: %d %d of %zu\n", file == stdin, count, __fbufsize(stdin));
	changed();
	unlink("first");
	unlink("second");
	unlink("third");
	return 0;
}
