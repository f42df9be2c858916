//! cflags: -Wno-error
/* signal.h: newer values of si_code, names of other systems, and the functions of unistd.h that come with it. */
#include <signal.h>
#include <stdio.h>

#define SHOW(name) printf(#name " %ld\n", (long)(name))

int main(void)
{
	SHOW(SI_DETHREAD);
	SHOW(ILL_BADIADDR);
	SHOW(FPE_FLTUNK);
	SHOW(FPE_CONDTRAP);
	SHOW(SEGV_ACCADI);
	SHOW(SEGV_ADIDERR);
	SHOW(SEGV_ADIPERR);
	SHOW(SA_INTERRUPT);
	SHOW(SA_STACK == SA_ONSTACK);
	SHOW(SIGCLD == SIGCHLD);
	SHOW(sigmask(1));
	SHOW(sigmask(SIGTERM));
	SHOW(sigmask(32));
	sigval_t value = {.sival_int = 5};
	SHOW(value.sival_int);
	SHOW(geteuid() == getuid());
	return 0;
}
