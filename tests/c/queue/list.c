/* LIST_*: doubly linked lists. */
#include <sys/queue.h>

#define LINK LIST_ENTRY
#include "element.h"

LIST_HEAD(list, element);
static struct list list = LIST_HEAD_INITIALIZER(list);

static void show(const char *what)
{
	struct element *here, **leads = &list.lh_first;
	int linked = 1;
	printf("%s (%s):", what, LIST_EMPTY(&list) ? "empty" : "not empty");
	LIST_FOREACH(here, &list, link) {
		printf(" %d", here->number);
		linked &= here->link.le_prev == leads;
		leads = &here->link.le_next;
	}
	printf(", first %d, linked %d\n", number(LIST_FIRST(&list)), linked);
}

int main(void)
{
	number_them();
	show("initialised");
	for (int i = 0; i < 3; i++)
		LIST_INSERT_HEAD(&list, &elements[i], link);
	show("at the head");
	LIST_INSERT_AFTER(&elements[1], &elements[3], link);
	LIST_INSERT_AFTER(&elements[0], &elements[4], link);
	show("after 1 and 0");
	LIST_INSERT_BEFORE(&elements[2], &elements[5], link);
	LIST_INSERT_BEFORE(&elements[4], &elements[6], link);
	show("before 2 and 4");
	LIST_REMOVE(&elements[5], link);
	show("without the first");
	LIST_REMOVE(&elements[4], link);
	show("without the last");
	LIST_REMOVE(&elements[3], link);
	show("without 3");
	printf("%d\n", number(LIST_NEXT(&elements[1], link)));
	while (!LIST_EMPTY(&list)) {
		struct element *first = LIST_FIRST(&list);
		LIST_REMOVE(first, link);
	}
	show("all removed");
	LIST_INIT(&list);
	show("initialised again");
	return 0;
}
