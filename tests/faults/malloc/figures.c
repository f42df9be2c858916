/* Where /proc/self/maps cannot be read there are no figures. */
#include <errno.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fault.h"

int main(void)
{
	static char text[1000];
	fault_begin();
	fault_end();
	void *block = malloc(1000000);
	fault_begin();
	errno = 7;
	struct mallinfo2 figures = mallinfo2();
	int seen = errno;
	int error = fault_end();
	if (seen != 7 || (figures.hblkhd == 0) != (error != 0)) {
		printf("mallinfo2: errno %d, %zu bytes mapped, %d injected\n", seen, figures.hblkhd, error);
		return 1;
	}
	int before = error;
	FILE *stream = fmemopen(text, sizeof text, "w");
	fault_begin();
	int result = malloc_info(0, stream);
	seen = errno;
	error = fault_end();
	fclose(stream);
	if (before == 0 && (error ? result != -1 || seen != error || *text : result != 0 || !*text)) {
		printf("malloc_info: %d, errno %d instead of %d, %s\n", result, seen, error, text);
		return 1;
	}
	free(block);
	fault_begin();
	errno = 7;
	struct mallinfo old = mallinfo();
	malloc_stats();
	seen = errno;
	fault_end();
	if (seen != 7 || old.arena < 0 || old.hblkhd < 0) {
		printf("mallinfo and malloc_stats: errno %d\n", seen);
		return 1;
	}
	return fault_finish();
}
