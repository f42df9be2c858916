/* canonicalize_file_name gives the whole name or none. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fault.h"

int main(void)
{
	if (symlink(".", "link"))
		return 1;
	char *here = getcwd(NULL, 0);
	fault_begin();
	errno = 0;
	char *name = canonicalize_file_name("link/./link/..");
	int seen = errno;
	int error = fault_end();
	if (name ? error != 0 || strncmp(here, name, strlen(name)) : seen != error) {
		printf("%s, errno %d instead of %d\n", name ? name : "none", seen, error);
		return 1;
	}
	free(name);
	return fault_finish();
}
