/* backtrace_symbols_fd: what cannot be written is lost, and nothing else. */
#include <errno.h>
#include <execinfo.h>
#include <string.h>
#include <unistd.h>

#include "fault.h"

int main(void)
{
	void *addresses[] = { (void *)1, NULL };
	char text[64] = "";
	int ends[2];
	fault_begin();
	if (pipe(ends) != 0)
		return 1;
	errno = 77;
	backtrace_symbols_fd(addresses, 2, ends[1]);
	int error = errno, injected = fault_end();
	close(ends[1]);
	if (read(ends[0], text, sizeof text - 1) < 0)
		return 2;
	close(ends[0]);
	if (error == EIO ? strcmp(text, "[0x0]\n") != 0 && strcmp(text, "[0x1]\n") != 0 : strcmp(text, "[0x1]\n[0x0]\n") != 0)
		return 3;
	if (error != (injected == EIO ? EIO : 77))
		return 4;
	return fault_finish();
}
