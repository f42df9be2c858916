/* Calls what one component gives (glob), which calls what another does better (getenv). */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
	glob_t found;
	setenv("HOME", "/nowhere", 1);
	if (glob("~", GLOB_TILDE | GLOB_NOCHECK, 0, &found))
		return 1;
	puts(found.gl_pathv[0]);
	globfree(&found);
	return 0;
}
