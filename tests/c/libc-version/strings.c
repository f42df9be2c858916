//! components: libc-version
/* A version if this is the GNU C library, and nothing if it is not; the strings stay where they are. */
#include <ctype.h>
#include <gnu/libc-version.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
	const char *version = gnu_get_libc_version(), *release = gnu_get_libc_release();
	int is_gnu = version[0] != '\0';
	printf("version: %d\n", is_gnu ? isdigit((unsigned char)version[0]) && strchr(version, '.') != NULL : !*version);
	printf("release: %d\n", is_gnu ? strlen(release) > 0 : !*release);
	printf("compared with 2.0: %d\n", is_gnu ? strverscmp(version, "2.0") > 0 : strverscmp(version, "2.0") < 0);
	printf("again: %d %d\n", gnu_get_libc_version() == version, gnu_get_libc_release() == release);
#ifdef __GLIBC__
	printf("as the headers say: %d\n", is_gnu);
#else
	printf("as the headers say: %d\n", !is_gnu);
#endif
	return 0;
}
