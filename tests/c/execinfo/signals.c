//! cflags: -O2 -fomit-frame-pointer -fno-optimize-sibling-calls
/* From signal handlers: on the program's stack and on one of their own, in the program's code and in libc's. */
#include <setjmp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <unistd.h>

#include "frames.h"

CASE_STATE;
static const char *situation;
static sigjmp_buf out;
static int flags;

FRAME void handler(int signal)
{
	(void)signal;
	show(situation);
	after++;
}

FRAME void leaving_handler(int signal)
{
	(void)signal;
	show(situation);
	siglongjmp(out, 1);
}

FRAME void nesting_handler(int signal)
{
	(void)signal;
	raise(SIGUSR1);
	after++;
}

FRAME void information_handler(int signal, siginfo_t *info, void *context)
{
	(void)signal, (void)info, (void)context;
	show(situation);
	after++;
}

FRAME void install(int signal, void (*function)(int), int flags)
{
	struct sigaction action = { .sa_handler = function, .sa_flags = flags };
	sigaction(signal, &action, NULL);
}

FRAME void raises(void)
{
	raise(SIGUSR1);
	after++;
}

FRAME void kills(void)
{
	kill(getpid(), SIGUSR1);
	after++;
}

FRAME void nests(void)
{
	raise(SIGUSR2);
	after++;
}

FRAME void reads_nothing(volatile int *nothing)
{
	/* What is interrupted at its first instruction looks like the end of the function before. */
	after++;
	after = *nothing;
}

FRAME void divides(volatile int zero)
{
	after = 1 / zero;
	after++;
}

FRAME void traps(void)
{
	after++;
	__builtin_trap();
}

FRAME void copies_nothing(void *(*volatile copy)(void *, const void *, size_t), void *nothing)
{
	char block[64];
	copy(block, nothing, sizeof block);
	after += block[0];
}

FRAME void measures_nothing(size_t (*volatile measure)(const char *), char *nothing)
{
	after += measure(nothing);
}

FRAME void aborts(void)
{
	abort();
}

FRAME void overflows(int depth)
{
	volatile char frame[1024];
	frame[depth & 1023] = depth;
	if (depth >= 0)
		overflows(depth + 1);
	after += frame[depth & 1023];
}

FRAME void overflow_handler(int signal)
{
	void *addresses[4];
	(void)signal;
	printf("a stack overflow: %d frames\n", backtrace(addresses, 4));
	siglongjmp(out, 1);
}

FRAME int main(void);
FUNCTIONS(FUNCTION(handler), FUNCTION(leaving_handler), FUNCTION(nesting_handler), FUNCTION(information_handler),
	FUNCTION(install), FUNCTION(raises), FUNCTION(kills), FUNCTION(nests), FUNCTION(reads_nothing), FUNCTION(divides),
	FUNCTION(traps), FUNCTION(copies_nothing), FUNCTION(measures_nothing), FUNCTION(aborts), FUNCTION(overflows),
	FUNCTION(overflow_handler), FUNCTION(main));

int main(void)
{
	stack_t own = { .ss_size = 1 << 16 };
	own.ss_sp = mmap(NULL, own.ss_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	sigaltstack(&own, NULL);
	for (flags = 0; flags <= SA_ONSTACK; flags += SA_ONSTACK) {
		puts(flags ? "on a stack of its own:" : "on the program's stack:");
		install(SIGUSR1, handler, flags);
		install(SIGUSR2, nesting_handler, flags);
		situation = "raise";
		raises();
		situation = "kill";
		kills();
		situation = "nested";
		nests();
		install(SIGSEGV, leaving_handler, flags);
		install(SIGFPE, leaving_handler, flags);
		install(SIGILL, leaving_handler, flags);
		install(SIGABRT, leaving_handler, flags);
		situation = "a null pointer";
		if (!sigsetjmp(out, 1))
			reads_nothing(NULL);
#if defined __x86_64__ || defined __i386__
		situation = "a division by zero";
		if (!sigsetjmp(out, 1))
			divides(0);
#endif
		situation = "a trap";
		if (!sigsetjmp(out, 1))
			traps();
		situation = "a null pointer in memcpy";
		if (!sigsetjmp(out, 1))
			copies_nothing(memcpy, NULL);
		situation = "a null pointer in strlen";
		if (!sigsetjmp(out, 1))
			measures_nothing(strlen, NULL);
		situation = "abort";
		if (!sigsetjmp(out, 1))
			aborts();
		struct sigaction action = { .sa_sigaction = information_handler, .sa_flags = flags | SA_SIGINFO };
		sigaction(SIGUSR1, &action, NULL);
		situation = "with information";
		raises();
	}
	install(SIGSEGV, overflow_handler, SA_ONSTACK);
	if (!sigsetjmp(out, 1))
		overflows(0);
	return 0;
}
