//! stderr: yes
/* error() to a stream that is for wide characters already, and to one with a buffer. */
#include <error.h>
#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <unistd.h>
#include <wchar.h>

int main(void)
{
	static char buffer[4096];
	setlocale(LC_ALL, "C.UTF-8");
	setvbuf(stderr, buffer, _IOFBF, sizeof buffer);
	program_invocation_name = "pr\303\266g";
	fputws(L"wide, ", stderr);
	error(0, EPERM, "%s %ls %d", "\303\274nicode", L"w\u00e4", 1);
	error_at_line(0, 0, "f\303\257le", 3, "at a line");
	error(0, 0, "%0*d", 3000, 1);
	printf("wide: %d, %u messages\n", fwide(stderr, 0) > 0, error_message_count);
	fputws(L"kept", stderr);
	fflush(stdout);
	/* What error() wrote was flushed, the rest is not. */
	_exit(0);
}
