//! components: streams
/* A write to a file below /proc that does not succeed: errno says why, and the stream is marked. One that does, does
 * neither. The fault is in the write(2) that follows libc's own. */
#include <errno.h>
#include <stdio.h>

#include "fault.h"

#define TRY(call, failure)                                                                     \
	{                                                                                      \
		int before = fault_end();                                                      \
		fault_begin();                                                                 \
		clearerr(file);                                                                \
		errno = 0;                                                                     \
		int failed = (call) == (failure), seen = errno, error = fault_end();           \
		if (failed != (error != before) || seen != (failed ? error : 0) || !!ferror(file) != failed) { \
			printf("%s: %d, errno %d, injected %d\n", #call, failed, seen, error); \
			return 1;                                                              \
		}                                                                              \
	}

int main(void)
{
	FILE *file = fopen("/proc/self/oom_score_adj", "w");
	if (!file)
		return 1;
	setvbuf(file, NULL, _IONBF, 0);
	fault_begin();
	TRY(fputs("900\n", file), EOF)
	TRY(fwrite("900", 3, 1, file), 0)
	TRY(fputc('9', file), EOF)
	TRY(putc_unlocked('9', file), EOF)
	return fault_finish();
}
