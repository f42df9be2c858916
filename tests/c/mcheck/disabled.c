/* mcheck and mtrace without glibc's libc_malloc_debug.so, as almost every program runs. */
#include <errno.h>
#include <mcheck.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void inconsistent(enum mcheck_status status)
{
	printf("status %d\n", status);
}

int main(void)
{
	errno = 7;
	printf("mcheck: %d %d\n", mcheck(inconsistent), mcheck(NULL));
	printf("mcheck_pedantic: %d %d\n", mcheck_pedantic(inconsistent), mcheck_pedantic(NULL));
	void *block = malloc(10);
	mcheck_check_all();
	printf("mprobe: %d %d\n", mprobe(block), mprobe(NULL));
	printf("errno %d\n", errno);

	setenv("MALLOC_TRACE", "trace", 1);
	mtrace();
	free(block);
	muntrace();
	muntrace();
	printf("errno %d\n", errno);
	printf("trace %d\n", access("trace", F_OK));
	printf("%d %d %d %d %d\n", MCHECK_DISABLED, MCHECK_OK, MCHECK_FREE, MCHECK_HEAD, MCHECK_TAIL);
	return 0;
}
