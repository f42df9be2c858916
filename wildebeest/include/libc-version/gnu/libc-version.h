/* libwildebeest: <gnu/libc-version.h>, which says that the libc is no version of GNU's. */
#ifndef LWB_GNU_LIBC_VERSION_H
#define LWB_GNU_LIBC_VERSION_H
#pragma GCC system_header

#ifdef __cplusplus
extern "C" {
#endif

const char *gnu_get_libc_release(void);
const char *gnu_get_libc_version(void);

#ifdef __cplusplus
}
#endif

#endif
