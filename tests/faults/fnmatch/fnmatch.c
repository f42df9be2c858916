/* fnmatch without memory: -1 and ENOMEM where it takes any, which is for long names and many groups. */
#include <errno.h>
#include <fnmatch.h>
#include <stdio.h>
#include <string.h>

#include "fault.h"

static const struct {
	const char *pattern;
	int length, result;
} calls[] = {
	{ "!(*b)", 20, 0 },
	{ "*(*(*(a|aa)|b)|!(!(a)|b)c)d", 100, FNM_NOMATCH },
	{ "*(*(*(a|aa)|b)|!(!(a)|b)c)d", 900, FNM_NOMATCH },
	{ "*(*(a)b)@(*(aa|a)*)d", 2000, FNM_NOMATCH },
};

int main(void)
{
	static char name[2001];
	int before = 0;
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
		memset(name, 'a', calls[i].length);
		fault_begin();
		errno = 0;
		int result = fnmatch(calls[i].pattern, name, FNM_EXTMATCH);
		int seen = errno, error = fault_end();
		int failed = error && !before;
		if (result != (failed ? -1 : calls[i].result) || seen != (failed ? ENOMEM : 0)) {
			printf("%s: %d with errno %d\n", calls[i].pattern, result, seen);
			return 1;
		}
		before = error;
	}
	return fault_finish();
}
