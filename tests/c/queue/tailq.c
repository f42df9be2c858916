/* TAILQ_*: doubly linked queues. */
#include <sys/queue.h>

#define LINK TAILQ_ENTRY
#include "element.h"

TAILQ_HEAD(queue, element);
static struct queue queue = TAILQ_HEAD_INITIALIZER(queue), other;

static void show(const char *what)
{
	struct element *here;
	printf("%s (%s):", what, TAILQ_EMPTY(&queue) ? "empty" : "not empty");
	TAILQ_FOREACH(here, &queue, link)
		printf(" %d", here->number);
	printf(", backwards:");
	TAILQ_FOREACH_REVERSE(here, &queue, queue, link)
		printf(" %d", here->number);
	printf(", first %d, last %d\n", number(TAILQ_FIRST(&queue)), number(TAILQ_LAST(&queue, queue)));
}

int main(void)
{
	number_them();
	show("initialised");
	TAILQ_INSERT_HEAD(&queue, &elements[0], link);
	TAILQ_INSERT_TAIL(&queue, &elements[1], link);
	TAILQ_INSERT_HEAD(&queue, &elements[2], link);
	show("head and tail");
	TAILQ_INSERT_AFTER(&queue, &elements[2], &elements[3], link);
	TAILQ_INSERT_AFTER(&queue, &elements[1], &elements[4], link);
	show("after 2 and 1");
	TAILQ_INSERT_BEFORE(&elements[2], &elements[5], link);
	TAILQ_INSERT_BEFORE(&elements[4], &elements[6], link);
	show("before 2 and 4");
	printf("%d %d %d %d\n", number(TAILQ_NEXT(&elements[3], link)), number(TAILQ_PREV(&elements[3], queue, link)),
	       number(TAILQ_NEXT(&elements[4], link)), number(TAILQ_PREV(&elements[5], queue, link)));
	TAILQ_REMOVE(&queue, &elements[5], link);
	TAILQ_REMOVE(&queue, &elements[4], link);
	TAILQ_REMOVE(&queue, &elements[0], link);
	show("without 5, 4, 0");
	TAILQ_INIT(&other);
	TAILQ_CONCAT(&queue, &other, link);
	show("an empty one added");
	TAILQ_INSERT_TAIL(&other, &elements[4], link);
	TAILQ_INSERT_TAIL(&other, &elements[5], link);
	TAILQ_CONCAT(&queue, &other, link);
	show("another added");
	printf("%d\n", TAILQ_EMPTY(&other));
	while (!TAILQ_EMPTY(&queue)) {
		struct element *last = TAILQ_LAST(&queue, queue);
		TAILQ_REMOVE(&queue, last, link);
	}
	show("all removed");
	TAILQ_INSERT_TAIL(&other, &elements[7], link);
	TAILQ_CONCAT(&queue, &other, link);
	show("added to none");
	return 0;
}
