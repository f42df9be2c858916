/* pvalloc: whole pages, and what is too much. */
#include <errno.h>
#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(void)
{
	size_t page = sysconf(_SC_PAGESIZE);
	const size_t sizes[] = { 0, 1, page - 1, page, page + 1, 100000, 10000000 };
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		size_t whole = (sizes[i] + page - 1) / page * page;
		errno = 7;
		char *block = pvalloc(sizes[i]);
		if (!block)
			return 1;
		memset(block, 1, whole);
		printf("%zu: at a page %d, whole pages %d, errno %d\n", i, (uintptr_t)block % page == 0,
		       malloc_usable_size(block) >= whole, errno);
		block = realloc(block, 10);
		printf("%zu: its first bytes %d %d\n", i, whole == 0 || block[0], whole == 0 || block[9]);
		free(block);
	}
	const size_t huge[] = { SIZE_MAX, SIZE_MAX - page, SIZE_MAX - page + 1, SIZE_MAX - page + 2, PTRDIFF_MAX };
	for (size_t i = 0; i < sizeof huge / sizeof *huge; i++) {
		errno = 7;
		void *block = pvalloc(huge[i]);
		printf("huge %zu: none %d, ENOMEM %d\n", i, !block, errno == ENOMEM);
		free(block);
	}
	return 0;
}
