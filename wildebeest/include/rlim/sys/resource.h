/*
 * libwildebeest: <sys/resource.h> whose rlim_t is unsigned long where that has 64 bits, as GNU's, not unsigned long long.
 * Both are 64 bits wide, so functions and structures stay what they are; their declarations are made anew.
 */
#pragma GCC system_header

#if defined __LP64__ && !defined LWB_RLIM_H
#define LWB_RLIM_H

#define rlim_t lwb_libc_rlim_t
#define rlimit lwb_libc_rlimit
#define getrlimit lwb_libc_getrlimit
#define setrlimit lwb_libc_setrlimit
#define prlimit lwb_libc_prlimit
#include_next <sys/resource.h>
#undef rlim_t
#undef rlimit
#undef getrlimit
#undef setrlimit
#undef prlimit

#undef RLIM_INFINITY
#define RLIM_INFINITY (~0UL)

#ifdef __cplusplus
extern "C" {
#endif

typedef unsigned long rlim_t;

struct rlimit {
	rlim_t rlim_cur;
	rlim_t rlim_max;
};

int getrlimit(int, struct rlimit *);
int setrlimit(int, const struct rlimit *);
#ifdef _GNU_SOURCE
int prlimit(pid_t, int, const struct rlimit *, struct rlimit *);
#endif

#ifdef __cplusplus
}
#endif

#else
#include_next <sys/resource.h>
#endif
