/* libwildebeest: what GNU adds to <stdlib.h>. */
#pragma GCC system_header
#include_next <stdlib.h>

#ifndef LWB_STDLIB_H
#define LWB_STDLIB_H

#if defined(_GNU_SOURCE) || defined(_BSD_SOURCE)
#include <stdint.h>
#include <sys/types.h>
#endif

#ifdef _GNU_SOURCE
#define __NEED_locale_t
#include <bits/alltypes.h>
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef int (*__compar_fn_t)(const void *, const void *);

extern __typeof__(strtol) strtol __asm__("__wrap_strtol");
extern __typeof__(strtoul) strtoul __asm__("__wrap_strtoul");
extern __typeof__(strtoll) strtoll __asm__("__wrap_strtoll");
extern __typeof__(strtoull) strtoull __asm__("__wrap_strtoull");

#if defined(_GNU_SOURCE) || defined(_BSD_SOURCE)
__extension__ long long strtoq(const char *__restrict, char **__restrict, int);
__extension__ unsigned long long strtouq(const char *__restrict, char **__restrict, int);

uint32_t arc4random(void);
void arc4random_buf(void *, size_t);
uint32_t arc4random_uniform(uint32_t);

struct random_data {
	int32_t *fptr, *rptr, *state;
	int rand_type, rand_deg, rand_sep;
	int32_t *end_ptr;
};
int random_r(struct random_data *__restrict, int32_t *__restrict);
int srandom_r(unsigned, struct random_data *);
int initstate_r(unsigned, char *__restrict, size_t, struct random_data *__restrict);
int setstate_r(char *__restrict, struct random_data *__restrict);

struct drand48_data {
	unsigned short __x[3], __old_x[3], __c, __init;
	__extension__ unsigned long long __a;
};
int drand48_r(struct drand48_data *__restrict, double *__restrict);
int erand48_r(unsigned short [3], struct drand48_data *__restrict, double *__restrict);
int lrand48_r(struct drand48_data *__restrict, long *__restrict);
int nrand48_r(unsigned short [3], struct drand48_data *__restrict, long *__restrict);
int mrand48_r(struct drand48_data *__restrict, long *__restrict);
int jrand48_r(unsigned short [3], struct drand48_data *__restrict, long *__restrict);
int srand48_r(long, struct drand48_data *);
int seed48_r(unsigned short [3], struct drand48_data *);
int lcong48_r(unsigned short [7], struct drand48_data *);

int rpmatch(const char *);

int ecvt_r(double, int, int *__restrict, int *__restrict, char *__restrict, size_t);
int fcvt_r(double, int, int *__restrict, int *__restrict, char *__restrict, size_t);
char *qecvt(long double, int, int *__restrict, int *__restrict);
char *qfcvt(long double, int, int *__restrict, int *__restrict);
char *qgcvt(long double, int, char *);
int qecvt_r(long double, int, int *__restrict, int *__restrict, char *__restrict, size_t);
int qfcvt_r(long double, int, int *__restrict, int *__restrict, char *__restrict, size_t);
#endif

#ifdef _GNU_SOURCE

#ifndef LWB_COMPARISON_FN_T
#define LWB_COMPARISON_FN_T
typedef __compar_fn_t comparison_fn_t;
#endif
int strfromd(char *__restrict, size_t, const char *__restrict, double);
int strfromf(char *__restrict, size_t, const char *__restrict, float);
int strfroml(char *__restrict, size_t, const char *__restrict, long double);

typedef int (*__compar_d_fn_t)(const void *, const void *, void *);

long strtol_l(const char *__restrict, char **__restrict, int, locale_t);
unsigned long strtoul_l(const char *__restrict, char **__restrict, int, locale_t);
__extension__ long long strtoll_l(const char *__restrict, char **__restrict, int, locale_t);
__extension__ unsigned long long strtoull_l(const char *__restrict, char **__restrict, int, locale_t);

/* musl has these for _GNU_SOURCE only. */
extern __typeof__(ecvt) ecvt __asm__("__wrap_ecvt");
extern __typeof__(fcvt) fcvt __asm__("__wrap_fcvt");
extern __typeof__(gcvt) gcvt __asm__("__wrap_gcvt");

char *canonicalize_file_name(const char *);
int getpt(void);

#endif /* _GNU_SOURCE */

#ifdef __cplusplus
}
#endif

#endif
