/* libwildebeest: <libgen.h> beside GNU's <string.h>, which has a basename of its own. */
#pragma GCC system_header
#ifndef LWB_LIBGEN_H
#define LWB_LIBGEN_H
#undef basename
#define basename __xpg_basename
#endif
#include_next <libgen.h>
