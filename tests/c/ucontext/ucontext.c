//! cflags: -Wl,--no-as-needed -lm
/* Switching between contexts: arguments, links, masks, rounding, signals, and many of them. */
#include <errno.h>
#include <fenv.h>
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <ucontext.h>
#include <unistd.h>

#define SIZE 65536

static ucontext_t home, first, second;
static char stacks[2][SIZE];

static void prepare(ucontext_t *context, int index, ucontext_t *link)
{
	printf("getcontext %d\n", getcontext(context));
	context->uc_stack.ss_sp = stacks[index];
	context->uc_stack.ss_size = SIZE;
	context->uc_link = link;
}

static void ten(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j)
{
	printf("arguments %d %d %d %d %d %d %d %d %d %d\n", a, b, c, d, e, f, g, h, i, j);
	printf("aligned %d\n", (int)((uintptr_t)__builtin_frame_address(0) % 16));
	char *here = (char *)&a;
	printf("on its stack %d\n", here > stacks[0] && here < stacks[0] + SIZE);
}

static void arguments(void)
{
	prepare(&first, 0, &home);
	makecontext(&first, (void (*)(void))ten, 10, 1, -2, 3, -4, 5, -6, 7, -8, 9, -10);
	printf("swapcontext %d\n", swapcontext(&home, &first));
}

static void pointer(void *text, double unused)
{
	(void)unused;
	printf("pointer [%s]\n", (char *)text);
}

static void pointers(void)
{
	static char text[] = "a pointer is as wide as a register";
	prepare(&first, 0, &home);
	makecontext(&first, (void (*)(void))pointer, 1, text);
	swapcontext(&home, &first);
}

static void ping(int rounds)
{
	for (int i = 0; i < rounds; i++) {
		printf("ping %d\n", i);
		swapcontext(&first, &second);
	}
}

static void pong(int rounds)
{
	for (int i = 0; i < rounds; i++) {
		printf("pong %d\n", i);
		swapcontext(&second, &first);
	}
}

static void turns(void)
{
	prepare(&first, 0, &second);
	makecontext(&first, (void (*)(void))ping, 1, 3);
	prepare(&second, 1, &home);
	makecontext(&second, (void (*)(void))pong, 1, 3);
	swapcontext(&home, &first);
	puts("both are through");
}

static void show_mask(const char *where)
{
	sigset_t mask;
	sigprocmask(SIG_BLOCK, NULL, &mask);
	printf("%s: USR1 %d USR2 %d, rounding %d\n", where, sigismember(&mask, SIGUSR1), sigismember(&mask, SIGUSR2),
	       fegetround() == FE_UPWARD);
}

static void masked(void)
{
	show_mask("inside");
	fesetround(FE_TONEAREST);
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

static void masks(void)
{
	sigset_t one;
	sigemptyset(&one);
	sigaddset(&one, SIGUSR1);
	sigprocmask(SIG_SETMASK, &one, NULL);
	fesetround(FE_UPWARD);
	prepare(&first, 0, &home);
	sigaddset(&first.uc_sigmask, SIGUSR2);
	makecontext(&first, masked, 0);
	swapcontext(&home, &first);
	show_mask("back");
	fesetround(FE_TONEAREST);
	sigemptyset(&one);
	sigprocmask(SIG_SETMASK, &one, NULL);
}

static void again(void)
{
	volatile int times = 0;
	getcontext(&home);
	printf("time %d\n", ++times);
	if (times < 3)
		setcontext(&home);
}

static void on_signal(int number)
{
	printf("signal %d\n", number == SIGUSR1);
	setcontext(&home);
}

static void out_of_a_handler(void)
{
	volatile int raised = 0;
	signal(SIGUSR1, on_signal);
	getcontext(&home);
	if (!raised++) {
		raise(SIGUSR1);
		puts("not reached");
	}
	show_mask("after the handler");
}

static jmp_buf environment;

static void jump(void)
{
	longjmp(environment, 1);
}

static void jumps(void)
{
	if (setjmp(environment)) {
		puts("out by longjmp");
		return;
	}
	prepare(&first, 0, NULL);
	makecontext(&first, jump, 0);
	swapcontext(&home, &first);
}

static void last(void)
{
	puts("the last function");
	fflush(stdout);
}

static void at_exit(void)
{
	puts("the program ends");
}

static void ends(void)
{
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		atexit(at_exit);
		prepare(&first, 0, NULL);
		makecontext(&first, last, 0);
		setcontext(&first);
		_exit(1);
	}
	int status;
	waitpid(child, &status, 0);
	printf("status %d\n", status);
}

static unsigned long sum;

static void add(int number)
{
	sum += (unsigned)number;
}

static void many(void)
{
	for (int i = 0; i < 100000; i++) {
		getcontext(&first);
		first.uc_stack.ss_sp = stacks[0];
		first.uc_stack.ss_size = SIZE;
		first.uc_link = &home;
		makecontext(&first, (void (*)(void))add, 1, i);
		swapcontext(&home, &first);
	}
	printf("sum %lu\n", sum);
}

int main(void)
{
	arguments();
	pointers();
	turns();
	masks();
	again();
	out_of_a_handler();
	jumps();
	ends();
	many();
	return 0;
}
