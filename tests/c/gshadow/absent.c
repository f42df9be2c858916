//! etc: absent
/* Databases that do not exist. */
#include "entries.h"

#define SHOW(type, get, get_r)                                                       \
	do {                                                                         \
		errno = 77;                                                          \
		printf("%s: %s", #get, get() ? "an entry" : "none");                 \
		printf(" errno %d", errno);                                          \
		char buffer[100];                                                    \
		struct type entry, *result = UNSET(type);                            \
		errno = 77;                                                          \
		int code = get_r(&entry, buffer, sizeof buffer, &result);            \
		printf(", %d %s errno %d\n", code, result ? "an entry" : "none", errno); \
	} while (0)

int main(void)
{
	SHOW(passwd, getpwent, getpwent_r);
	SHOW(group, getgrent, getgrent_r);
	SHOW(spwd, getspent, getspent_r);
	SHOW(sgrp, getsgent, getsgent_r);
	char buffer[100];
	SHOW_CALL(sgrp, getsgnam_r("root", &entry, buffer, sizeof buffer, &result));
	errno = 0;
	printf("getsgnam: %s", getsgnam("root") ? "an entry" : "none");
	printf(" errno %d\n", errno);
	return 0;
}
