/* libwildebeest: what GNU adds to <pthread.h>. */
#pragma GCC system_header
#include_next <pthread.h>

#ifndef LWB_PTHREAD_H
#define LWB_PTHREAD_H

#if defined _GNU_SOURCE || defined _BSD_SOURCE

/* An adaptive mutex is a normal one that spins before it sleeps: musl's normal one does. */
enum {
	PTHREAD_MUTEX_TIMED_NP = PTHREAD_MUTEX_NORMAL,
	PTHREAD_MUTEX_RECURSIVE_NP = PTHREAD_MUTEX_RECURSIVE,
	PTHREAD_MUTEX_ERRORCHECK_NP = PTHREAD_MUTEX_ERRORCHECK,
	PTHREAD_MUTEX_ADAPTIVE_NP = PTHREAD_MUTEX_NORMAL
#ifdef _GNU_SOURCE
	, PTHREAD_MUTEX_FAST_NP = PTHREAD_MUTEX_NORMAL
#endif
};

#endif

#ifdef _GNU_SOURCE

enum {
	PTHREAD_MUTEX_STALLED_NP = PTHREAD_MUTEX_STALLED,
	PTHREAD_MUTEX_ROBUST_NP = PTHREAD_MUTEX_ROBUST
};

/* The type is the first int of musl's mutex. */
#define PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP {{{PTHREAD_MUTEX_RECURSIVE}}}
#define PTHREAD_ERRORCHECK_MUTEX_INITIALIZER_NP {{{PTHREAD_MUTEX_ERRORCHECK}}}
#define PTHREAD_ADAPTIVE_MUTEX_INITIALIZER_NP PTHREAD_MUTEX_INITIALIZER

/* A clean-up handler around which the thread can only be cancelled at cancellation points. */
#define pthread_cleanup_push_defer_np(routine, argument) \
	do { \
		int __lwb_cancel_type; \
		pthread_setcanceltype(PTHREAD_CANCEL_DEFERRED, &__lwb_cancel_type); \
		pthread_cleanup_push(routine, argument)
#define pthread_cleanup_pop_restore_np(execute) \
		pthread_cleanup_pop(execute); \
		pthread_setcanceltype(__lwb_cancel_type, 0); \
	} while (0)

#endif /* _GNU_SOURCE */

#endif
