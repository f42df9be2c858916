#include <stdio.h>
#include <ucontext.h>

static ucontext_t home, other;
static char stack[65536];

static void function(void)
{
	puts("ucontext works");
}

int main(void)
{
	if (getcontext(&other))
		return 1;
	other.uc_stack.ss_sp = stack;
	other.uc_stack.ss_size = sizeof stack;
	other.uc_link = &home;
	makecontext(&other, function, 0);
	return swapcontext(&home, &other);
}
