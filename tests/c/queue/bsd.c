/* What BSD has beyond glibc's header: our own header on glibc too. Lists are emptied while they are walked through. */
#include <features.h>
#ifdef __GLIBC__
#include "../../../wildebeest/include/queue/sys/queue.h"
#else
#include <sys/queue.h>
#endif
#include <stdio.h>
#include <stdlib.h>


struct item {
	char before;
	SLIST_ENTRY(item) slist;
	LIST_ENTRY(item) list;
	STAILQ_ENTRY(item) stailq;
	SIMPLEQ_ENTRY(item) simpleq;
	TAILQ_ENTRY(item) tailq;
	CIRCLEQ_ENTRY(item) circleq;
	int number;
};
SLIST_HEAD(slist, item);
LIST_HEAD(list, item);
STAILQ_HEAD(stailq, item);
SIMPLEQ_HEAD(simpleq, item);
TAILQ_HEAD(tailq, item);
CIRCLEQ_HEAD(circleq, item);

static struct item *item(int number)
{
	struct item *new = calloc(1, sizeof *new);
	new->number = number;
	return new;
}

/* An element that the macro may well evaluate more than once. */
#define INSERT(MACRO, head, number, link) do { \
	struct item *inserted = item(number); \
	MACRO(head, inserted, link); \
} while (0)

#define SHOW(KIND, what, head, link) do { \
	struct item *here; \
	printf("%s %s:", #KIND, what); \
	KIND##_FOREACH(here, head, link) \
		printf(" %d", here->number); \
	puts(""); \
} while (0)

static void slists(void)
{
	struct slist one = SLIST_HEAD_INITIALIZER(one), two = SLIST_HEAD_INITIALIZER(two);
	struct item *here, *next;
	for (int i = 3; i >= 0; i--) {
		INSERT(SLIST_INSERT_HEAD, &one, i, slist);
		INSERT(SLIST_INSERT_HEAD, &two, i + 10, slist);
	}
	SLIST_SWAP(&one, &two, item);
	SHOW(SLIST, "swapped", &one, slist);
	SLIST_CONCAT(&one, &two, item, slist);
	SHOW(SLIST, "joined", &one, slist);
	printf("%d\n", SLIST_EMPTY(&two));
	SLIST_CONCAT(&two, &one, item, slist);
	SHOW(SLIST, "joined to none", &two, slist);
	here = SLIST_NEXT(SLIST_FIRST(&two), slist);
	next = SLIST_NEXT(here, slist);
	SLIST_REMOVE_AFTER(here, slist);
	free(next);
	SHOW(SLIST, "without the third", &two, slist);
	SLIST_FOREACH_FROM(here, &two, slist)
		printf(" %d", here->number);
	puts(" from there");
	here = NULL;
	SLIST_FOREACH_FROM_SAFE(here, &two, slist, next)
		if (here->number % 2) {
			SLIST_REMOVE(&two, here, item, slist);
			free(here);
		}
	SHOW(SLIST, "even", &two, slist);
	SLIST_FOREACH_SAFE(here, &two, slist, next) {
		SLIST_REMOVE_HEAD(&two, slist);
		free(here);
	}
	printf("%d\n", SLIST_FIRST(&two) == SLIST_END(&two));
}

static void lists(void)
{
	struct list one = LIST_HEAD_INITIALIZER(one), two = LIST_HEAD_INITIALIZER(two);
	struct item *here, *next, *new;
	for (int i = 3; i >= 0; i--) {
		INSERT(LIST_INSERT_HEAD, &one, i, list);
		INSERT(LIST_INSERT_HEAD, &two, i + 10, list);
	}
	LIST_SWAP(&one, &two, item, list);
	SHOW(LIST, "swapped", &one, list);
	LIST_CONCAT(&one, &two, item, list);
	SHOW(LIST, "joined", &one, list);
	LIST_CONCAT(&two, &one, item, list);
	LIST_FOREACH(here, &two, list) {
		struct item *previous = LIST_PREV(here, &two, item, list);
		printf(" %d", previous ? previous->number : -1);
	}
	puts(" before them");
	here = LIST_NEXT(LIST_FIRST(&two), list);
	new = item(20);
	LIST_REPLACE(here, new, list);
	free(here);
	SHOW(LIST, "replaced", &two, list);
	here = new;
	LIST_FOREACH_FROM(here, &two, list)
		printf(" %d", here->number);
	puts(" from there");
	here = new;
	LIST_FOREACH_FROM_SAFE(here, &two, list, next)
		if (here->number % 2 == 0) {
			LIST_REMOVE(here, list);
			free(here);
		}
	SHOW(LIST, "odd", &two, list);
	LIST_FOREACH_SAFE(here, &two, list, next) {
		LIST_REMOVE(here, list);
		free(here);
	}
	printf("%d\n", LIST_FIRST(&two) == LIST_END(&two));
}

static void stailqs(void)
{
	struct stailq one = STAILQ_HEAD_INITIALIZER(one), two = STAILQ_HEAD_INITIALIZER(two);
	struct item *here, *next;
	printf("%d\n", STAILQ_LAST(&one, item, stailq) == NULL);
	for (int i = 0; i < 4; i++)
		INSERT(STAILQ_INSERT_TAIL, &one, i, stailq);
	STAILQ_SWAP(&one, &two, item);
	printf("%d\n", STAILQ_EMPTY(&one));
	INSERT(STAILQ_INSERT_TAIL, &one, 10, stailq);
	INSERT(STAILQ_INSERT_TAIL, &one, 11, stailq);
	STAILQ_SWAP(&one, &two, item);
	SHOW(STAILQ, "swapped", &one, stailq);
	SHOW(STAILQ, "swapped", &two, stailq);
	printf("%d %d\n", STAILQ_LAST(&one, item, stailq)->number, STAILQ_LAST(&two, item, stailq)->number);
	here = STAILQ_FIRST(&two);
	next = STAILQ_NEXT(here, stailq);
	STAILQ_REMOVE_AFTER(&two, here, stailq);
	free(next);
	INSERT(STAILQ_INSERT_TAIL, &two, 12, stailq);
	STAILQ_CONCAT(&one, &two);
	here = NULL;
	STAILQ_FOREACH_FROM(here, &one, stailq)
		printf(" %d", here->number);
	puts("");
	STAILQ_FOREACH_FROM_SAFE(here, &one, stailq, next)
		if (here->number % 2) {
			STAILQ_REMOVE(&one, here, item, stailq);
			free(here);
		}
	SHOW(STAILQ, "even", &one, stailq);
	STAILQ_FOREACH_SAFE(here, &one, stailq, next) {
		STAILQ_REMOVE_HEAD(&one, stailq);
		free(here);
	}
	printf("%d\n", STAILQ_FIRST(&one) == STAILQ_END(&one) && one.stqh_last == &one.stqh_first);
}

static void simpleqs(void)
{
	struct simpleq one = SIMPLEQ_HEAD_INITIALIZER(one), two = SIMPLEQ_HEAD_INITIALIZER(two);
	struct item *here, *next;
	for (int i = 0; i < 3; i++) {
		INSERT(SIMPLEQ_INSERT_TAIL, &one, i, simpleq);
		INSERT(SIMPLEQ_INSERT_TAIL, &two, i + 10, simpleq);
	}
	here = SIMPLEQ_NEXT(SIMPLEQ_FIRST(&one), simpleq);
	next = SIMPLEQ_NEXT(here, simpleq);
	SIMPLEQ_REMOVE_AFTER(&one, here, simpleq);
	free(next);
	SIMPLEQ_CONCAT(&one, &two);
	SHOW(SIMPLEQ, "joined", &one, simpleq);
	SIMPLEQ_FOREACH_SAFE(here, &one, simpleq, next) {
		SIMPLEQ_REMOVE_HEAD(&one, simpleq);
		free(here);
	}
	printf("%d\n", SIMPLEQ_FIRST(&one) == SIMPLEQ_END(&one));
}

static void tailqs(void)
{
	struct tailq one = TAILQ_HEAD_INITIALIZER(one), two = TAILQ_HEAD_INITIALIZER(two);
	struct item *here, *next, *new;
	for (int i = 0; i < 6; i++)
		INSERT(TAILQ_INSERT_TAIL, &one, i, tailq);
	TAILQ_SWAP(&one, &two, item, tailq);
	INSERT(TAILQ_INSERT_TAIL, &one, 10, tailq);
	TAILQ_SWAP(&one, &two, item, tailq);
	SHOW(TAILQ, "swapped", &one, tailq);
	SHOW(TAILQ, "swapped", &two, tailq);
	TAILQ_CONCAT(&one, &two, tailq);
	here = TAILQ_LAST(&one, tailq);
	new = item(20);
	TAILQ_REPLACE(&one, here, new, tailq);
	free(here);
	here = TAILQ_FIRST(&one);
	new = item(21);
	TAILQ_REPLACE(&one, here, new, tailq);
	free(here);
	here = TAILQ_PREV(TAILQ_LAST(&one, tailq), tailq, tailq);
	TAILQ_FOREACH_REVERSE_FROM(here, &one, tailq, tailq)
		printf(" %d", here->number);
	puts(" backwards from the last but one");
	TAILQ_FOREACH_FROM(here, &one, tailq)
		printf(" %d", here->number);
	puts("");
	TAILQ_FOREACH_REVERSE_SAFE(here, &one, tailq, tailq, next)
		if (here->number % 3 == 0) {
			TAILQ_REMOVE(&one, here, tailq);
			free(here);
		}
	SHOW(TAILQ, "without multiples of 3", &one, tailq);
	here = NULL;
	TAILQ_FOREACH_REVERSE_FROM_SAFE(here, &one, tailq, tailq, next)
		if (here->number == 2) {
			TAILQ_REMOVE(&one, here, tailq);
			free(here);
		}
	here = NULL;
	TAILQ_FOREACH_FROM_SAFE(here, &one, tailq, next)
		if (here->number == 4) {
			TAILQ_REMOVE(&one, here, tailq);
			free(here);
		}
	SHOW(TAILQ, "without 2 and 4", &one, tailq);
	TAILQ_FOREACH_SAFE(here, &one, tailq, next) {
		TAILQ_REMOVE(&one, here, tailq);
		free(here);
	}
	printf("%d\n", TAILQ_FIRST(&one) == TAILQ_END(&one) && TAILQ_LAST(&one, tailq) == NULL);
}

static void circleqs(void)
{
	struct circleq one;
	struct item *here, *next;
	CIRCLEQ_INIT(&one);
	for (int i = 0; i < 6; i++)
		INSERT(CIRCLEQ_INSERT_TAIL, &one, i, circleq);
	CIRCLEQ_FOREACH_REVERSE_SAFE(here, &one, circleq, next)
		if (here->number % 2) {
			CIRCLEQ_REMOVE(&one, here, circleq);
			free(here);
		}
	CIRCLEQ_FOREACH_SAFE(here, &one, circleq, next) {
		printf(" %d", here->number);
		CIRCLEQ_REMOVE(&one, here, circleq);
		free(here);
	}
	printf(" %d\n", CIRCLEQ_EMPTY(&one));
}

int main(void)
{
	slists();
	lists();
	stailqs();
	simpleqs();
	tailqs();
	circleqs();
	return 0;
}
