/* glob: an errfunc that never returns loses no descriptor. */
#include <setjmp.h>

#include "glob/tree.h"

static jmp_buf out;

static int leave(const char *path, int error)
{
	printf("%s %d\n", path, error);
	longjmp(out, 1);
}

static int descriptors(void)
{
	int count = 0;
	for (int fd = 0; fd < 256; fd++)
		count += fcntl(fd, F_GETFD) != -1;
	return count;
}

int main(void)
{
	make_tree();
	int before = descriptors();
	static const char *const patterns[] = { "nope/*", "loop/*", "{a/*,deep/*,dang/*}", "*/d*/q/../../*/nope" };
	for (volatile size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
		glob_t found;
		memset(&found, 0, sizeof found);
		if (setjmp(out) == 0)
			printf("returned %d\n", glob(patterns[i], GLOB_BRACE, leave, &found));
		printf("%d\n", descriptors() - before);
	}
	return 0;
}
