/* STAILQ_* and SIMPLEQ_*: singly linked queues. */
#include <sys/queue.h>

#define LINK STAILQ_ENTRY
#include "element.h"

STAILQ_HEAD(queue, element);
static struct queue queue = STAILQ_HEAD_INITIALIZER(queue), other;

struct simple {
	int number;
	SIMPLEQ_ENTRY(simple) link;
};
static SIMPLEQ_HEAD(, simple) simple = SIMPLEQ_HEAD_INITIALIZER(simple);

static void show(const char *what)
{
	struct element *here, **last = &queue.stqh_first;
	printf("%s (%s):", what, STAILQ_EMPTY(&queue) ? "empty" : "not empty");
	STAILQ_FOREACH(here, &queue, link) {
		printf(" %d", here->number);
		last = &here->link.stqe_next;
	}
	printf(", first %d, ends %d\n", number(STAILQ_FIRST(&queue)), queue.stqh_last == last && !*last);
}

static void show_simple(const char *what)
{
	struct simple *here, **last = &simple.sqh_first;
	printf("simple %s (%s):", what, SIMPLEQ_EMPTY(&simple) ? "empty" : "not empty");
	SIMPLEQ_FOREACH(here, &simple, link) {
		printf(" %d", here->number);
		last = &here->link.sqe_next;
	}
	printf(", ends %d\n", simple.sqh_last == last && !*last);
}

static void simple_ones(void)
{
	static struct simple simples[COUNT];
	for (int i = 0; i < COUNT; i++)
		simples[i].number = i;
	show_simple("initialised");
	SIMPLEQ_INSERT_HEAD(&simple, &simples[0], link);
	SIMPLEQ_INSERT_TAIL(&simple, &simples[1], link);
	SIMPLEQ_INSERT_AFTER(&simple, &simples[0], &simples[2], link);
	SIMPLEQ_INSERT_AFTER(&simple, &simples[1], &simples[3], link);
	SIMPLEQ_INSERT_HEAD(&simple, &simples[4], link);
	show_simple("inserted");
	printf("%d %d\n", SIMPLEQ_FIRST(&simple)->number, SIMPLEQ_NEXT(&simples[0], link)->number);
	SIMPLEQ_REMOVE(&simple, &simples[3], simple, link);
	show_simple("without the last");
	SIMPLEQ_REMOVE(&simple, &simples[4], simple, link);
	SIMPLEQ_REMOVE(&simple, &simples[2], simple, link);
	show_simple("without 4 and 2");
	SIMPLEQ_REMOVE_HEAD(&simple, link);
	SIMPLEQ_REMOVE_HEAD(&simple, link);
	show_simple("all removed");
	SIMPLEQ_INIT(&simple);
	SIMPLEQ_INSERT_TAIL(&simple, &simples[5], link);
	show_simple("one");
}

int main(void)
{
	number_them();
	show("initialised");
	STAILQ_INSERT_HEAD(&queue, &elements[0], link);
	STAILQ_INSERT_TAIL(&queue, &elements[1], link);
	STAILQ_INSERT_HEAD(&queue, &elements[2], link);
	show("head and tail");
	STAILQ_INSERT_AFTER(&queue, &elements[2], &elements[3], link);
	STAILQ_INSERT_AFTER(&queue, &elements[1], &elements[4], link);
	show("after 2 and 1");
	STAILQ_REMOVE(&queue, &elements[4], element, link);
	show("without the last");
	STAILQ_REMOVE(&queue, &elements[2], element, link);
	STAILQ_REMOVE(&queue, &elements[0], element, link);
	show("without 2 and 0");
	STAILQ_INIT(&other);
	STAILQ_CONCAT(&queue, &other);
	show("an empty one added");
	STAILQ_INSERT_TAIL(&other, &elements[5], link);
	STAILQ_INSERT_TAIL(&other, &elements[6], link);
	STAILQ_CONCAT(&queue, &other);
	show("another added");
	printf("%d %d\n", STAILQ_EMPTY(&other), other.stqh_last == &other.stqh_first);
	STAILQ_INSERT_TAIL(&queue, &elements[7], link);
	while (!STAILQ_EMPTY(&queue)) {
		STAILQ_REMOVE_HEAD(&queue, link);
		show("without the head");
	}
	STAILQ_INSERT_TAIL(&other, &elements[1], link);
	STAILQ_CONCAT(&queue, &other);
	show("added to none");
	printf("%d\n", number(STAILQ_NEXT(&elements[1], link)));
	simple_ones();
	return 0;
}
