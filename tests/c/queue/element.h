/* Elements with a number, and what each kind of list prints. */
#include <stdio.h>

#define COUNT 8

struct element {
	int number;
	LINK(element) link;
};

static struct element elements[COUNT];

__attribute__((unused)) static void number_them(void)
{
	for (int i = 0; i < COUNT; i++)
		elements[i].number = i;
}

__attribute__((unused)) static int number(const struct element *element)
{
	return element ? element->number : -1;
}
