/* mallopt: what holds with any allocator that has one arena and fills no memory; malloc_trim comes to an end. */
#include <errno.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
	errno = 7;
	printf("arenas: %d %d %d\n", mallopt(M_ARENA_MAX, 1), mallopt(M_ARENA_MAX, 64), mallopt(M_ARENA_TEST, 1));
	printf("no filling: %d\n", mallopt(M_PERTURB, 0));
	printf("no fastbins: %d\n", mallopt(M_MXFAST, 0));
	printf("impossible fastbins: %d %d\n", mallopt(M_MXFAST, -1), mallopt(M_MXFAST, 1000000));
	printf("errno %d\n", errno);
	free(malloc(100));
	int times = 0;
	while (times < 100 && malloc_trim(0) == 1)
		times++;
	printf("nothing left to trim: %d %d, errno %d\n", malloc_trim(0), times < 100, errno);
	printf("%d %d %d %d %d %d %d %d %d %d %d %d\n", M_MXFAST, M_NLBLKS, M_GRAIN, M_KEEP, M_TRIM_THRESHOLD, M_TOP_PAD,
	       M_MMAP_THRESHOLD, M_MMAP_MAX, M_CHECK_ACTION, M_PERTURB, M_ARENA_TEST, M_ARENA_MAX);
	return 0;
}
