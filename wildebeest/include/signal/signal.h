/* libwildebeest: what GNU adds to <signal.h>. */
#pragma GCC system_header
#include_next <signal.h>

#ifndef LWB_SIGNAL_H
#define LWB_SIGNAL_H

/* Values of si_code, as the kernel gives them. */
#if defined _GNU_SOURCE || defined _BSD_SOURCE || defined _XOPEN_SOURCE \
 || defined _POSIX_SOURCE || defined _POSIX_C_SOURCE
#ifndef SI_DETHREAD
#define SI_DETHREAD (-7)
#endif
#ifndef ILL_BADIADDR
#define ILL_BADIADDR 9
#endif
#ifndef FPE_FLTUNK
#define FPE_FLTUNK 14
#endif
#ifndef FPE_CONDTRAP
#define FPE_CONDTRAP 15
#endif
#ifndef SEGV_ACCADI
#define SEGV_ACCADI 5
#endif
#ifndef SEGV_ADIDERR
#define SEGV_ADIDERR 6
#endif
#ifndef SEGV_ADIPERR
#define SEGV_ADIPERR 7
#endif
#endif

#if defined _GNU_SOURCE || defined _BSD_SOURCE

/* Names of System V and 4.2BSD. */
#ifndef SA_INTERRUPT
#define SA_INTERRUPT 0x20000000
#endif
#ifndef SA_STACK
#define SA_STACK SA_ONSTACK
#endif
#ifndef SIGCLD
#define SIGCLD SIGCHLD
#endif
/* The bit of a signal in the masks of 4.2BSD. */
#ifndef sigmask
#define sigmask(signal) ((int)(1u << ((signal) - 1)))
#endif

typedef union sigval sigval_t;

#endif

/* Since SIGSTKSZ became a question to sysconf(), GNU's header brings this one along; programs rely on it. */
#ifdef _GNU_SOURCE
#include <unistd.h>
#endif

#endif
