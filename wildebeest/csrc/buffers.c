/* The constructor of the component `buffers`: one in Rust would be kept in every component. It comes before those of programs, which
 * may use the streams. */
#include "trampolines.h"

/* What crt1.o has, which is linked to programs alone. Hidden, so that a shared object does not find its program's: there it is
 * null. */
void _start(void) __attribute__((weak, visibility("hidden")));

__attribute__((constructor(101))) void lwb_buffers(void)
{
	if (_start)
		lwb_buffers_standard();
}
