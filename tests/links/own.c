/* A program that has a function of its own by a name that is also ours. */
#include <stdio.h>

int close_range(unsigned int first, unsigned int last, int flags);

int close_range(unsigned int first, unsigned int last, int flags)
{
	return (int)(first + last) + flags;
}

int main(void)
{
	printf("own: %d\n", close_range(1, 2, 3));
	return 0;
}
