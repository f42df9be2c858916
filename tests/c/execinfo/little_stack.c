//! cflags: -O2 -fomit-frame-pointer -fno-optimize-sibling-calls -pthread
/* Where hardly any stack is left: deep in a thread, and in a handler on a stack that the kernel finds just large enough. */
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <sys/auxv.h>
#include <sys/mman.h>

#include "frames.h"

#ifndef AT_MINSIGSTKSZ
#define AT_MINSIGSTKSZ 51
#endif

enum { STACK = 1 << 17, LEFT = 6144, FRAMES = 8 };

CASE_STATE;
static char *lowest;

/* Printing needs more than is left, so main does it. */
static void *found[FRAMES];
static int count;

FRAME void deeper(void)
{
	volatile char here;
	if (&here - lowest > LEFT)
		deeper();
	else
		count = backtrace(found, FRAMES);
	after += here = 0;
}

FRAME void *run(void *argument)
{
	deeper();
	after++;
	return argument;
}

FRAME void handler(int signal)
{
	(void)signal;
	count = backtrace(found, FRAMES);
	after++;
}

FRAME int main(void);
FUNCTIONS(FUNCTION(deeper), FUNCTION(run), FUNCTION(handler), FUNCTION(main));

int main(void)
{
	void *first[1];
	/* glibc loads libgcc at the first call, which is not what is asked for here. */
	backtrace(first, 1);
	lowest = mmap(NULL, STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	pthread_attr_t attributes;
	pthread_t thread;
	pthread_attr_init(&attributes);
	pthread_attr_setstack(&attributes, lowest, STACK);
	pthread_create(&thread, &attributes, run, NULL);
	pthread_join(thread, NULL);
	print_frames("deep in a thread", found, count);

	unsigned long least = getauxval(AT_MINSIGSTKSZ);
	size_t size = (least ? least : 2048) + LEFT;
	/* What lies below must not be written to. */
	char *start = mmap(NULL, 1 << 20, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), *end = start + (1 << 20);
	char *page = (char *)((uintptr_t)(end - size) & -(uintptr_t)4096);
	mprotect(page, end - page, PROT_READ | PROT_WRITE);
	stack_t own = { .ss_sp = end - size, .ss_size = size };
	sigaltstack(&own, NULL);
	struct sigaction action = { .sa_handler = handler, .sa_flags = SA_ONSTACK };
	sigaction(SIGUSR1, &action, NULL);
	raise(SIGUSR1);
	print_frames("in a handler", found, count);
	return 0;
}
