/* CIRCLEQ_*: rings. */
#include <sys/queue.h>

#define LINK CIRCLEQ_ENTRY
#include "element.h"

CIRCLEQ_HEAD(ring, element);
static struct ring ring = CIRCLEQ_HEAD_INITIALIZER(ring);

static void show(const char *what)
{
	struct element *here;
	printf("%s (%s):", what, CIRCLEQ_EMPTY(&ring) ? "empty" : "not empty");
	CIRCLEQ_FOREACH(here, &ring, link)
		printf(" %d", here->number);
	printf(", backwards:");
	CIRCLEQ_FOREACH_REVERSE(here, &ring, link)
		printf(" %d", here->number);
	puts("");
}

int main(void)
{
	number_them();
	show("initialised");
	CIRCLEQ_INIT(&ring);
	CIRCLEQ_INSERT_HEAD(&ring, &elements[0], link);
	CIRCLEQ_INSERT_TAIL(&ring, &elements[1], link);
	CIRCLEQ_INSERT_HEAD(&ring, &elements[2], link);
	show("head and tail");
	CIRCLEQ_INSERT_AFTER(&ring, &elements[1], &elements[3], link);
	CIRCLEQ_INSERT_AFTER(&ring, &elements[0], &elements[4], link);
	show("after 1 and 0");
	CIRCLEQ_INSERT_BEFORE(&ring, &elements[2], &elements[5], link);
	CIRCLEQ_INSERT_BEFORE(&ring, &elements[4], &elements[6], link);
	show("before 2 and 4");
	printf("%d %d\n", CIRCLEQ_FIRST(&ring)->number, CIRCLEQ_LAST(&ring)->number);
	printf("%d %d\n", CIRCLEQ_NEXT(&elements[4], link)->number, CIRCLEQ_PREV(&elements[4], link)->number);
	struct element *first = &elements[5], *last = &elements[3];
	printf("%d %d\n", CIRCLEQ_LOOP_NEXT(&ring, last, link)->number, CIRCLEQ_LOOP_PREV(&ring, first, link)->number);
	printf("%d %d\n", CIRCLEQ_LOOP_NEXT(&ring, first, link)->number, CIRCLEQ_LOOP_PREV(&ring, last, link)->number);
	CIRCLEQ_REMOVE(&ring, &elements[5], link);
	CIRCLEQ_REMOVE(&ring, &elements[3], link);
	CIRCLEQ_REMOVE(&ring, &elements[4], link);
	show("without 5, 3, 4");
	while (!CIRCLEQ_EMPTY(&ring)) {
		first = CIRCLEQ_FIRST(&ring);
		CIRCLEQ_REMOVE(&ring, first, link);
	}
	show("all removed");
	return 0;
}
