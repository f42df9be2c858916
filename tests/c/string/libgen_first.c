/* <libgen.h> before <string.h>: basename is POSIX's. */
#include <libgen.h>
#include <string.h>
#include <stdio.h>

int main(void)
{
	char path[] = "a/b/";
	printf("%s\n", basename(path));
	return 0;
}
