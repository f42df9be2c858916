//! components: string
/* The headers are found twice, below libwildebeest.pc's directory and below the component's own. */
#include <errno.h>
#include <libgen.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
	char path[] = "a/b/", buffer[30];
	printf("%s\n", basename(path));
	char *text = strerror_r(4711, buffer, sizeof buffer);
	printf("%s\n", text);
	return 0;
}
