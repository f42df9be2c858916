/* The constructor of the component `link`: one in Rust would be kept in every component. */
#include <link.h>

#include "trampolines.h"

/* Absent in a static program that is not position-independent. */
extern ElfW(Dyn) _DYNAMIC[] __attribute__((weak, visibility("hidden")));

__attribute__((constructor)) void lwb_link(void)
{
	lwb_link_tables(_DYNAMIC);
}
