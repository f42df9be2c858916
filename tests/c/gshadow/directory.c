//! etc: directories
/* Directories in the place of the databases. Of what get*ent_r return only that it is an error is shown:
 * glibc says ENOENT there, and EISDIR in errno. */
#include "entries.h"

#define SHOW(type, get, get_r)                                                       \
	do {                                                                         \
		errno = 77;                                                          \
		printf("%s: %s", #get, get() ? "an entry" : "none");                 \
		printf(" errno %d", errno);                                          \
		char buffer[100];                                                    \
		struct type entry, *result = UNSET(type);                            \
		errno = 77;                                                          \
		int code = 0 != get_r(&entry, buffer, sizeof buffer, &result);            \
		printf(", %d %s errno %d\n", code, result ? "an entry" : "none", errno); \
	} while (0)

int main(void)
{
	SHOW(passwd, getpwent, getpwent_r);
	SHOW(group, getgrent, getgrent_r);
	SHOW(spwd, getspent, getspent_r);
	SHOW(sgrp, getsgent, getsgent_r);
	return 0;
}
