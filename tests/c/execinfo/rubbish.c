//! cflags: -O1 -fno-omit-frame-pointer -fno-stack-protector
/* On stacks that lead nowhere: backtrace ends, and what it has found by then is right. glibc's crashes on many of
   them; what is asked for there stands in the place of its answer. */
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <ucontext.h>
#include <unistd.h>

#include "frames.h"

CASE_STATE;
static sigjmp_buf out;
static const char *situation;
static int most;

/* How many frames there are is another matter with rubbish; that they end is what counts, and the first one. */
FRAME void ends(void)
{
	void *addresses[512];
#ifdef __GLIBC__
	int count = 1;
	addresses[0] = (char *)ends + 1;
#else
	int count = backtrace(addresses, 512);
#endif
	const char *name = count > 0 ? name_of(addresses[0]) : NULL;
	printf("%s: %s, %s\n", situation, name ? name : "?", count < most ? "and it ends" : "and it does not end");
	fflush(stdout);
	after++;
}

/* Overwrites the frame of the function that calls this, as running over the end of an array does. */
FRAME void overwrite(uintptr_t *frame, uintptr_t value, int words)
{
	uintptr_t saved[64];
	memcpy(saved, frame, words * sizeof *saved);
	for (int i = 0; i < words; i++)
		frame[i] = value;
	ends();
	memcpy(frame, saved, words * sizeof *saved);
	after++;
}

FRAME void overwritten(uintptr_t value, int words)
{
	overwrite(__builtin_frame_address(0), value, words);
	after++;
}

FRAME void smash(const char *what, uintptr_t value)
{
	static char name[80];
	for (int words = 1; words <= 16; words *= 2) {
		snprintf(name, sizeof name, "%d words of %s", words, what);
		situation = name;
		overwritten(value, words);
	}
	after++;
}

FRAME void loop_of_frames(void)
{
	uintptr_t *frame = __builtin_frame_address(0), before = frame[0];
	frame[0] = (uintptr_t)frame;
	situation = "a frame that is its own caller";
	ends();
	frame[0] = before;
	after++;
}

FRAME void leave(int signal)
{
	(void)signal;
	ends();
	siglongjmp(out, 1);
}

#ifdef __x86_64__
FRAME void with_stack_at(const char *what, uintptr_t stack)
{
	situation = what;
	if (!sigsetjmp(out, 1))
		__asm__ volatile("mov %0, %%rsp; ud2" : : "r"(stack) : "memory");
	after++;
}

FRAME void jump_to(const char *what, uintptr_t target)
{
	situation = what;
	if (!sigsetjmp(out, 1))
		__asm__ volatile("jmp *%0" : : "r"(target) : "memory");
	after++;
}
#endif

FRAME void call_nothing(void (*volatile nothing)(void))
{
	situation = "a call of a null pointer";
	if (!sigsetjmp(out, 1))
		nothing();
	after++;
}

FRAME int main(void);
FUNCTIONS(FUNCTION(ends), FUNCTION(overwrite), FUNCTION(overwritten), FUNCTION(smash), FUNCTION(loop_of_frames),
	FUNCTION(leave), FUNCTION(call_nothing),
#ifdef __x86_64__
	FUNCTION(with_stack_at), FUNCTION(jump_to),
#endif
	FUNCTION(main));

int main(void)
{
	size_t page = sysconf(_SC_PAGESIZE);
	char *pages = mmap(NULL, 3 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	mprotect(pages, page, PROT_NONE);
	munmap(pages + 2 * page, page);
	most = 512;
	smash("zero", 0);
	smash("one", 1);
	smash("letters", (uintptr_t)0x4141414141414141);
	smash("ones", UINTPTR_MAX);
	smash("an address of data", (uintptr_t)&situation);
	smash("an address of a stack", (uintptr_t)&page);
	smash("an address of code", (uintptr_t)main);
	smash("an address of libc", (uintptr_t)qsort);
	smash("an address that cannot be read", (uintptr_t)pages);
	smash("the end of what can be read", (uintptr_t)pages + 2 * page - sizeof(void *));
	loop_of_frames();

	stack_t own = { .ss_size = 1 << 16 };
	own.ss_sp = mmap(NULL, own.ss_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	sigaltstack(&own, NULL);
	struct sigaction action = { .sa_handler = leave, .sa_flags = SA_ONSTACK };
	sigaction(SIGSEGV, &action, NULL);
	sigaction(SIGBUS, &action, NULL);
	sigaction(SIGILL, &action, NULL);
	call_nothing(NULL);
#ifdef __x86_64__
	with_stack_at("a stack at 0", 0);
	with_stack_at("a stack at 1", 1);
	with_stack_at("a stack at the end of memory", UINTPTR_MAX - 7);
	with_stack_at("a stack that cannot be read", (uintptr_t)pages + 64);
	with_stack_at("a stack that ends", (uintptr_t)pages + 2 * page - 8);
	with_stack_at("a stack that is not aligned", (uintptr_t)pages + page + 3);
	with_stack_at("a stack in the signal handler's", (uintptr_t)own.ss_sp + own.ss_size / 2);
	jump_to("a jump to a page that cannot be read", (uintptr_t)pages);
	jump_to("a jump to data", (uintptr_t)&situation);
	jump_to("a jump to the end of memory", UINTPTR_MAX);
#endif
	return 0;
}
