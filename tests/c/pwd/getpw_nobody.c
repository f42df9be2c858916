//! etc: accounts
/* getpw and a user who does not exist. */
#include <sys/types.h>

#include "entries.h"

int main(void)
{
	char line[2000] = "untouched";
	errno = 77;
	int result = getpw(77, line);
	printf("%d errno %d", result, errno);
	show_text(line);
	putchar('\n');
	return 0;
}
