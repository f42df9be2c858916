/* Nodes with a number, chance, and what ends the case. glibc has no such header, so that ours is tested there too. */
#include <features.h>
#ifdef __GLIBC__
#include "../../../wildebeest/include/tree/sys/tree.h"
#else
#include <sys/tree.h>
#endif
#include <stdio.h>
#include <stdlib.h>

struct node {
	int number;
	LINK(node) link;
	/* Whether it should be in the tree. */
	int there;
};

static int compare(struct node *one, struct node *other)
{
	return one->number < other->number ? -1 : one->number > other->number;
}

static unsigned seed = 1;

static unsigned dice(unsigned sides)
{
	seed = seed * 1103515245 + 12345;
	return (seed >> 16) % sides;
}

static void fail(const char *what)
{
	printf("%s\n", what);
	exit(1);
}
