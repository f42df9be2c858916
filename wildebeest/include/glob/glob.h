/* libwildebeest: what GNU adds to <glob.h>. */
#pragma GCC system_header

/* musl's glob_t has room for GNU's members, without names: here, its declarations get other names. */
#ifndef LWB_GLOB_H
#define glob_t __lwb_glob_t
#define glob __lwb_glob
#define globfree __lwb_globfree
#endif
#include_next <glob.h>

#ifndef LWB_GLOB_H
#define LWB_GLOB_H
#undef glob_t
#undef glob
#undef globfree

#ifdef __cplusplus
extern "C" {
#endif

struct dirent;
struct stat;

/* As musl's in size and in the place of every member. */
typedef struct {
	size_t gl_pathc;
	char **gl_pathv;
	size_t gl_offs;
	int gl_flags;
	void (*gl_closedir)(void *);
#ifdef _GNU_SOURCE
	struct dirent *(*gl_readdir)(void *);
#else
	void *(*gl_readdir)(void *);
#endif
	void *(*gl_opendir)(const char *);
#ifdef _GNU_SOURCE
	int (*gl_lstat)(const char *__restrict, struct stat *__restrict);
	int (*gl_stat)(const char *__restrict, struct stat *__restrict);
#else
	int (*gl_lstat)(const char *__restrict, void *__restrict);
	int (*gl_stat)(const char *__restrict, void *__restrict);
#endif
} glob_t;

int glob(const char *__restrict, int, int (*)(const char *, int), glob_t *__restrict) __asm__("__wrap_glob");
void globfree(glob_t *) __asm__("__wrap_globfree");

#define GLOB_MAGCHAR    0x100
#define GLOB_ALTDIRFUNC 0x200
#define GLOB_BRACE      0x400
#define GLOB_NOMAGIC    0x800
#define GLOB_ONLYDIR    0x2000

#define GLOB_ABEND GLOB_ABORTED

#ifdef _GNU_SOURCE
int glob_pattern_p(const char *, int);
#endif

#if (defined(_GNU_SOURCE) || defined(_LARGEFILE64_SOURCE)) && !defined(glob64)
#define glob64 glob
#define globfree64 globfree
#define glob64_t glob_t
#endif

#ifdef __cplusplus
}
#endif

#endif
