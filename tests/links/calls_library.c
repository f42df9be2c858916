/* An executable beside a shared object; it uses the same functions as the object does. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <unistd.h>

int use(void);

int main(void)
{
	if (strtol("7", NULL, 10) != 7 || close_range(900, 1000, 0) != 0)
		return 1;
	return use();
}
