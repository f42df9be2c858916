//! components: allocator
/* mallopt: what holds, and what is impossible. */
#include <errno.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
	free(malloc(1));
	errno = 7;
	printf("no filling: %d\n", mallopt(M_PERTURB, 0));
	printf("no fastbins: %d\n", mallopt(M_MXFAST, 0));
	printf("impossible fastbins: %d %d\n", mallopt(M_MXFAST, -1), mallopt(M_MXFAST, 1000000));
	printf("trimming: %d %d %d\n", mallopt(M_TRIM_THRESHOLD, 0), mallopt(M_TRIM_THRESHOLD, -1), mallopt(M_TRIM_THRESHOLD, 1 << 20));
	printf("errno %d\n", errno);
	return 0;
}
