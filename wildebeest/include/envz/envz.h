/* libwildebeest: GNU's <envz.h>, vectors whose elements are names, or names with values. */
#pragma GCC system_header

#ifndef LWB_ENVZ_H
#define LWB_ENVZ_H

#include <argz.h>

#ifdef __cplusplus
extern "C" {
#endif

error_t envz_add(char **__restrict, size_t *__restrict, const char *__restrict, const char *__restrict);
error_t envz_merge(char **__restrict, size_t *__restrict, const char *__restrict, size_t, int);
void envz_remove(char **__restrict, size_t *__restrict, const char *__restrict);
void envz_strip(char **__restrict, size_t *__restrict);

char *envz_entry(const char *__restrict, size_t, const char *__restrict) __attribute__((__pure__));
char *envz_get(const char *__restrict, size_t, const char *__restrict) __attribute__((__pure__));

#ifdef __cplusplus
}
#endif

#endif
