/* C functions with "..." or a long double in their parameters, which Rust cannot define, and the Rust functions that
 * do their work.
 *
 * Only the address of a va_list or a long double crosses over: how they are passed is each processor's own affair.
 */
#ifndef TRAMPOLINES_H
#define TRAMPOLINES_H

#include <link.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <wchar.h>

/* wildebeest/src/argp */
struct argp_state;
void argp_error(const struct argp_state *, const char *, ...);
void argp_failure(const struct argp_state *, int, int, const char *, ...);
void lwb_argp_error(const struct argp_state *, const char *, va_list *);
void lwb_argp_failure(const struct argp_state *, int, int, const char *, va_list *);

/* wildebeest/src/buffers */
void lwb_buffers(void);
void lwb_buffers_standard(void);

/* wildebeest/src/error */
void error(int, int, const char *, ...);
void error_at_line(int, int, const char *, unsigned, const char *, ...);
void lwb_error(int, int, const char *, va_list *);
void lwb_error_at_line(int, int, const char *, unsigned, const char *, va_list *);

/* wildebeest/src/formatter */
enum { LWB_FORMAT_IS_LIBCS = -2 };
int lwb_next_int(va_list *);
int64_t lwb_next_whole(va_list *);
double lwb_next_double(va_list *);
char *lwb_next_string(va_list *);
int lwb_format(char *, size_t, const char *, va_list *);
int lwb_formatter_vsnprintf(char *restrict, size_t, const char *restrict, va_list);
int lwb_formatter_vsprintf(char *restrict, const char *restrict, va_list);
int lwb_formatter_vasprintf(char **restrict, const char *restrict, va_list);
int lwb_formatter_vfprintf(FILE *restrict, const char *restrict, va_list);
int lwb_formatter_vprintf(const char *restrict, va_list);
int lwb_formatter_snprintf(char *restrict, size_t, const char *restrict, ...);
int lwb_formatter_sprintf(char *restrict, const char *restrict, ...);
int lwb_formatter_asprintf(char **restrict, const char *restrict, ...);
int lwb_formatter_fprintf(FILE *restrict, const char *restrict, ...);
int lwb_formatter_printf(const char *restrict, ...);

/* wildebeest/src/link */
void lwb_link(void);
void lwb_link_tables(ElfW(Dyn) *);

/* wildebeest/src/number, wildebeest/src/sys/rounding.rs */
struct __locale_struct;
enum { LWB_NO_NUMBER, LWB_DECIMAL, LWB_BINARY, LWB_PARTS, LWB_OTHER_NUMBER };
struct lwb_long_number {
	uint64_t bits;
	int exponent, sign;
};
int lwb_rounding(void);
int lwb_find_long_number(const char *, char **, struct lwb_long_number *);
long double __wrap_strtold(const char *restrict, char **restrict);
long double __wrap_strtold_l(const char *restrict, char **restrict, struct __locale_struct *);
long double __real_strtold(const char *restrict, char **restrict);

void *lwb_next_pointer(va_list *);
int lwb_sscanf(const char *, const char *, va_list *);
int __wrap_sscanf(const char *restrict, const char *restrict, ...);
int __wrap_vsscanf(const char *restrict, const char *restrict, va_list);
int __real_vsscanf(const char *restrict, const char *restrict, va_list);

enum { LWB_TEXT_IS_SHORT = -3 };
int lwb_fscanf(const char *, const char *, va_list *, size_t *);
int __wrap_scanf(const char *restrict, ...);
int __wrap_vscanf(const char *restrict, va_list);
int __wrap_fscanf(FILE *restrict, const char *restrict, ...);
int __wrap_vfscanf(FILE *restrict, const char *restrict, va_list);
int __real_vfscanf(FILE *restrict, const char *restrict, va_list);

/* wildebeest/src/obstack */
struct obstack;
int obstack_printf(struct obstack *, const char *, ...);
int obstack_vprintf(struct obstack *, const char *, va_list);
int lwb_obstack_vprintf(struct obstack *, const char *, va_list *);

/* wildebeest/src/on_exit */
int lwb_program_is_here(void);
void lwb_exit_status(int);

/* wildebeest/src/streams */
int lwb_streams_vfprintf(FILE *, const char *, va_list);
int lwb_streams_fprintf(FILE *, const char *, ...);
int lwb_streams_vfwprintf(FILE *, const wchar_t *, va_list);
int lwb_streams_fwprintf(FILE *, const wchar_t *, ...);
int lwb_streams_printed(FILE *, int);

/* wildebeest/src/ucontext */
struct __ucontext;
void makecontext(struct __ucontext *, void (*)(void), int, ...);
void lwb_makecontext(struct __ucontext *, void (*)(void), int, va_list *);

/* wildebeest/src/stdlib/strfrom.rs */
int strfroml(char *, size_t, const char *, long double);
int lwb_strfroml(char *, size_t, const char *, const long double *);

/* wildebeest/src/stdlib/cvt.rs */
int qecvt_r(long double, int, int *restrict, int *restrict, char *restrict, size_t);
int qfcvt_r(long double, int, int *restrict, int *restrict, char *restrict, size_t);
char *qecvt(long double, int, int *restrict, int *restrict);
char *qfcvt(long double, int, int *restrict, int *restrict);
char *qgcvt(long double, int, char *);
int lwb_qecvt_r(const long double *, int, int *, int *, char *, size_t);
int lwb_qfcvt_r(const long double *, int, int *, int *, char *, size_t);
char *lwb_qecvt(const long double *, int, int *, int *);
char *lwb_qfcvt(const long double *, int, int *, int *);

/* wildebeest/src/stdlib/long_double.rs */
int lwb_print_long_double(char *, size_t, int, int, const long double *);
/* 0 unless it is finite; bit 1: negative, bit 2: zero. */
int lwb_long_double_kind(const long double *);
void lwb_negate_long_double(const long double *, long double *);
int lwb_scale_long_double(const long double *, long double *);
size_t lwb_shorten_long_double(const long double *, int, long double *);

/* wildebeest/src/ffi/arguments.rs */
long lwb_next_long(va_list *);
int lwb_vfprintf(FILE *, const char *, va_list *);
int lwb_vsnprintf(char *, size_t, const char *, va_list *);

#endif
