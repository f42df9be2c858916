/* GNU's <errno.h> has the type error_t, and says so by a macro. */
#include <errno.h>
#include <stdio.h>
#ifndef __error_t_defined
#error "no error_t"
#endif

static error_t failure(void)
{
	return ENOENT;
}

int main(void)
{
	printf("%d %d\n", failure() == ENOENT, (int)(sizeof(error_t) == sizeof errno));
	return 0;
}
