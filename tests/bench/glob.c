/* glob over the directory in argv[1], which holds 50,000 entries. */
#include <glob.h>
#include <stdlib.h>
#include <unistd.h>

#include "bench.h"

static void matches(void)
{
	glob_t found;
	if (glob("*5.txt", 0, NULL, &found) != 0 || found.gl_pathc != 5000)
		exit(1);
	globfree(&found);
}

int main(int argc, char **argv)
{
	if (argc != 2 || chdir(argv[1]) != 0)
		return 2;
	bench(5, matches);
	return 0;
}
