//! differs: musl's allocator has no parameters; mallopt says that it set none
/* mallopt: parameters that glibc honours, or takes without a word. */
#include <malloc.h>
#include <stdio.h>

int main(void)
{
	for (int parameter = M_ARENA_MAX - 2; parameter <= M_KEEP + 1; parameter++)
		printf("%d: %d\n", parameter, mallopt(parameter, 2));
	return 0;
}
