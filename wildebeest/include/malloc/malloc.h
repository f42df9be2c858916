/* libwildebeest: what GNU adds to <malloc.h>. */
#pragma GCC system_header
#include_next <malloc.h>

#ifndef LWB_MALLOC_H
#define LWB_MALLOC_H

#include <stddef.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

struct mallinfo {
	int arena;    /* below the program break */
	int ordblks;
	int smblks;
	int hblks;    /* pieces of mapped memory */
	int hblkhd;   /* bytes of mapped memory, stacks of threads among them */
	int usmblks;
	int fsmblks;
	int uordblks; /* unknown, so 0, like those without a word here */
	int fordblks;
	int keepcost;
};

struct mallinfo2 {
	size_t arena;
	size_t ordblks;
	size_t smblks;
	size_t hblks;
	size_t hblkhd;
	size_t usmblks;
	size_t fsmblks;
	size_t uordblks;
	size_t fordblks;
	size_t keepcost;
};

#ifndef M_MXFAST
#define M_MXFAST 1
#endif
#ifndef M_NLBLKS
#define M_NLBLKS 2
#endif
#ifndef M_GRAIN
#define M_GRAIN 3
#endif
#ifndef M_KEEP
#define M_KEEP 4
#endif

#define M_TRIM_THRESHOLD -1
#define M_TOP_PAD        -2
#define M_MMAP_THRESHOLD -3
#define M_MMAP_MAX       -4
#define M_CHECK_ACTION   -5
#define M_PERTURB        -6
#define M_ARENA_TEST     -7
#define M_ARENA_MAX      -8

struct mallinfo mallinfo(void);
struct mallinfo2 mallinfo2(void);
int malloc_info(int, FILE *);
void malloc_stats(void);
int malloc_trim(size_t);
int mallopt(int, int);
void *pvalloc(size_t);
void *reallocarray(void *, size_t, size_t);

#ifdef __cplusplus
}
#endif

#endif
