/* C functions with "..." or a long double in their parameters, which Rust cannot define, and the Rust functions that
 * do their work.
 *
 * Only the address of a va_list or a long double crosses over: how they are passed is each processor's own affair.
 */
#ifndef TRAMPOLINES_H
#define TRAMPOLINES_H

#include <link.h>
#include <stdarg.h>
#include <stdio.h>
#include <wchar.h>

/* wildebeest/src/argp */
struct argp_state;
void argp_error(const struct argp_state *, const char *, ...);
void argp_failure(const struct argp_state *, int, int, const char *, ...);
void lwb_argp_error(const struct argp_state *, const char *, va_list *);
void lwb_argp_failure(const struct argp_state *, int, int, const char *, va_list *);

/* wildebeest/src/error */
void error(int, int, const char *, ...);
void error_at_line(int, int, const char *, unsigned, const char *, ...);
void lwb_error(int, int, const char *, va_list *);
void lwb_error_at_line(int, int, const char *, unsigned, const char *, va_list *);

/* wildebeest/src/link */
void lwb_link(void);
void lwb_link_tables(ElfW(Dyn) *);

/* wildebeest/src/obstack */
struct obstack;
int obstack_printf(struct obstack *, const char *, ...);
int obstack_vprintf(struct obstack *, const char *, va_list);
int lwb_obstack_vprintf(struct obstack *, const char *, va_list *);

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
int lwb_print_long_double(char *, size_t, int, int, const long double *);

/* wildebeest/src/ffi/arguments.rs */
long lwb_next_long(va_list *);
int lwb_vfprintf(FILE *, const char *, va_list *);
int lwb_vsnprintf(char *, size_t, const char *, va_list *);

#endif
