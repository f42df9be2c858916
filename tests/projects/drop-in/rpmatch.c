#include <stdio.h>

/* Who links with librpmatch.a alone has no header that declares it. */
int rpmatch(const char *);

int main(void)
{
	if (rpmatch("yes") == 1 && rpmatch("no") == 0)
		puts("rpmatch works");
	return 0;
}
