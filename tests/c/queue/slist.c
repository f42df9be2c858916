/* SLIST_*: singly linked lists. */
#include <sys/queue.h>

#define LINK SLIST_ENTRY
#include "element.h"

SLIST_HEAD(list, element);
static struct list list = SLIST_HEAD_INITIALIZER(list);

static void show(const char *what)
{
	struct element *here;
	printf("%s (%s):", what, SLIST_EMPTY(&list) ? "empty" : "not empty");
	SLIST_FOREACH(here, &list, link)
		printf(" %d", here->number);
	printf(", first %d\n", number(SLIST_FIRST(&list)));
}

int main(void)
{
	number_them();
	show("initialised");
	for (int i = 0; i < 4; i++)
		SLIST_INSERT_HEAD(&list, &elements[i], link);
	show("at the head");
	SLIST_INSERT_AFTER(&elements[2], &elements[4], link);
	SLIST_INSERT_AFTER(&elements[0], &elements[5], link);
	show("after 2 and 0");
	SLIST_REMOVE(&list, &elements[4], element, link);
	SLIST_REMOVE(&list, &elements[5], element, link);
	SLIST_REMOVE(&list, &elements[3], element, link);
	show("without 4, 5, 3");
	if (SLIST_EMPTY(&list))
		SLIST_INIT(&list);
	else
		SLIST_REMOVE_HEAD(&list, link);
	show("without the head");
	printf("%d\n", number(SLIST_NEXT(&elements[1], link)));
	SLIST_REMOVE(&list, &elements[1], element, link);
	SLIST_REMOVE_HEAD(&list, link);
	show("all removed");
	SLIST_INSERT_HEAD(&list, &elements[7], link);
	SLIST_INIT(&list);
	show("initialised again");
	return 0;
}
