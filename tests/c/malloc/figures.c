//! cflags: -Wno-deprecated-declarations
/* mallinfo, mallinfo2, malloc_info and malloc_stats: a large block is seen to come and to go. */
#include <errno.h>
#include <limits.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LARGE ((size_t)64 << 20)
#define SLACK ((size_t)1 << 20)

static int about(size_t difference)
{
	return difference >= LARGE && difference < LARGE + SLACK;
}

/* What stands behind `what` in the XML. */
static size_t info(const char *what)
{
	char *text;
	size_t size, figure = 0;
	FILE *stream = open_memstream(&text, &size);
	errno = 7;
	int result = malloc_info(0, stream);
	if (result != 0 || errno != 7 || fclose(stream) != 0)
		printf("malloc_info gives %d, errno %d\n", result, errno);
	const char *head = "<malloc version=\"1\">\n", *tail = "</malloc>\n";
	if (size < 40 || strncmp(text, head, strlen(head)) != 0 || strcmp(text + size - strlen(tail), tail) != 0)
		printf("malloc_info writes %s", text);
	const char *last = NULL;
	for (const char *place = text; (place = strstr(place, what)); place++)
		last = place;
	if (!last || sscanf(last + strlen(what), "\" count=\"%*u\" size=\"%zu\"", &figure) != 1)
		printf("no %s\n", what);
	free(text);
	return figure;
}

/* The last number of "system bytes" that malloc_stats writes to stderr. */
static size_t stats(void)
{
	fflush(stderr);
	int own = dup(2);
	FILE *file = tmpfile();
	dup2(fileno(file), 2);
	errno = 7;
	malloc_stats();
	if (errno != 7)
		printf("malloc_stats sets errno\n");
	fflush(stderr);
	dup2(own, 2);
	close(own);
	rewind(file);
	char line[200];
	size_t figure = 0, total = 0;
	while (fgets(line, sizeof line, file)) {
		total |= strcmp(line, "Total (incl. mmap):\n") == 0;
		sscanf(line, "system bytes     = %zu", &figure);
	}
	fclose(file);
	return total ? figure : 0;
}

int main(void)
{
	/* What the functions themselves need is there before the first figure is taken. */
	info("type=\"mmap");
	stats();
	struct mallinfo2 before = mallinfo2();
	struct mallinfo small = mallinfo();
	size_t before_info = info("type=\"mmap"), before_stats = stats();
	char *block = malloc(LARGE);
	memset(block, 1, LARGE);
	errno = 7;
	struct mallinfo2 during = mallinfo2();
	struct mallinfo small_during = mallinfo();
	printf("errno %d\n", errno);
	printf("mallinfo2: hblkhd grows by the block %d\n", about(during.hblkhd - before.hblkhd));
	printf("mallinfo2: arena does not %d\n", during.arena - before.arena < SLACK);
	printf("mallinfo2: some mapping %d, usmblks %zu\n", during.hblks > 0, during.usmblks);
	printf("mallinfo: hblkhd grows by the block %d\n", about((size_t)small_during.hblkhd - small.hblkhd));
	printf("mallinfo: as mallinfo2 %d\n", (size_t)small_during.hblkhd == during.hblkhd && (size_t)small_during.hblks == during.hblks);
	printf("malloc_info: grows by the block %d\n", about(info("type=\"mmap") - before_info));
	printf("malloc_stats: grows by the block %d\n", about(stats() - before_stats));
	free(block);
	printf("hblkhd when it is free: as before %d\n", mallinfo2().hblkhd - before.hblkhd < SLACK);
	block = calloc(1, LARGE);
	printf("untouched memory counts too %d\n", about(mallinfo2().hblkhd - before.hblkhd));
	free(block);

	errno = 7;
	printf("options: %d %d %d", malloc_info(1, stdout), malloc_info(-1, stdout), malloc_info(INT_MIN, NULL));
	printf(" errno %d\n", errno);
	FILE *full = fopen("/dev/full", "w");
	setvbuf(full, NULL, _IONBF, 0);
	printf("a full device: %d", malloc_info(0, full));
	printf(" errno %d, error of the stream %d\n", errno, ferror(full) != 0);
	fclose(full);
	return 0;
}
