/* _dl_find_object of the kernel's own object: where its memory cannot be asked for, it is not found. */
#include <dlfcn.h>
#include <errno.h>
#include <string.h>
#include <sys/auxv.h>

#include "fault.h"

int main(void)
{
	struct dl_find_object found;
	char *object = (char *)getauxval(AT_SYSINFO_EHDR);
	fault_begin();
	errno = 77;
	int result = _dl_find_object(object + 16, &found);
	int injected = fault_end();
	if (errno != 77 || (result != 0 && !injected) || (result == 0 && found.dlfo_map_start != object))
		return 2;
	return fault_finish();
}
