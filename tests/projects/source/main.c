/* A program that needs the same functions as its library. */
#include "use.h"

#include <stdlib.h>

int main(void)
{
	if (strtol("7", NULL, 10) != 7)
		return 1;
	return use("program and library");
}
