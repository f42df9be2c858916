/* libwildebeest: BSD's <sys/queue.h>, lists and queues made of macros: see queue(7).
 *
 * Arguments may be evaluated more than once. In the names of the parameters, "entry" is an element, "new" the one that
 * is put in, and "link" the member of an element that connects it with others.
 */
#pragma GCC system_header

#ifndef LWB_SYS_QUEUE_H
#define LWB_SYS_QUEUE_H

#include <stddef.h>

/* SLIST: the head points to the first element, each element to the next. */

#define SLIST_HEAD(name, type) struct name { struct type *slh_first; }
#define SLIST_CLASS_HEAD(name, type) struct name { class type *slh_first; }
#define SLIST_HEAD_INITIALIZER(head) { NULL }
#define SLIST_ENTRY(type) struct { struct type *sle_next; }
#define SLIST_CLASS_ENTRY(type) struct { class type *sle_next; }

#define SLIST_END(head) NULL
#define SLIST_FIRST(head) ((head)->slh_first)
#define SLIST_EMPTY(head) (SLIST_FIRST(head) == NULL)
#define SLIST_NEXT(entry, link) ((entry)->link.sle_next)

#define SLIST_FOREACH(var, head, link) \
	for ((var) = SLIST_FIRST(head); (var); (var) = SLIST_NEXT(var, link))
#define SLIST_FOREACH_FROM(var, head, link) \
	for ((var) = (var) ? (var) : SLIST_FIRST(head); (var); (var) = SLIST_NEXT(var, link))
#define SLIST_FOREACH_SAFE(var, head, link, next) \
	for ((var) = SLIST_FIRST(head); (var) && ((next) = SLIST_NEXT(var, link), 1); (var) = (next))
#define SLIST_FOREACH_FROM_SAFE(var, head, link, next) \
	for ((var) = (var) ? (var) : SLIST_FIRST(head); (var) && ((next) = SLIST_NEXT(var, link), 1); (var) = (next))

#define SLIST_INIT(head) do { SLIST_FIRST(head) = NULL; } while (0)

#define SLIST_INSERT_HEAD(head, new, link) do { \
	SLIST_NEXT(new, link) = SLIST_FIRST(head); \
	SLIST_FIRST(head) = (new); \
} while (0)

#define SLIST_INSERT_AFTER(entry, new, link) do { \
	SLIST_NEXT(new, link) = SLIST_NEXT(entry, link); \
	SLIST_NEXT(entry, link) = (new); \
} while (0)

#define SLIST_REMOVE_HEAD(head, link) do { \
	SLIST_FIRST(head) = SLIST_NEXT(SLIST_FIRST(head), link); \
} while (0)

#define SLIST_REMOVE_AFTER(entry, link) do { \
	SLIST_NEXT(entry, link) = SLIST_NEXT(SLIST_NEXT(entry, link), link); \
} while (0)

#define SLIST_REMOVE(head, entry, type, link) do { \
	struct type **__lwb_slot = &SLIST_FIRST(head); \
	while (*__lwb_slot != (entry)) \
		__lwb_slot = &SLIST_NEXT(*__lwb_slot, link); \
	*__lwb_slot = SLIST_NEXT(*__lwb_slot, link); \
} while (0)

#define SLIST_CONCAT(head1, head2, type, link) do { \
	struct type **__lwb_slot = &SLIST_FIRST(head1); \
	while (*__lwb_slot) \
		__lwb_slot = &SLIST_NEXT(*__lwb_slot, link); \
	*__lwb_slot = SLIST_FIRST(head2); \
	SLIST_INIT(head2); \
} while (0)

#define SLIST_SWAP(head1, head2, type) do { \
	struct type *__lwb_first = SLIST_FIRST(head1); \
	SLIST_FIRST(head1) = SLIST_FIRST(head2); \
	SLIST_FIRST(head2) = __lwb_first; \
} while (0)

/* LIST: each element also points to the pointer that leads to it. */

#define LIST_HEAD(name, type) struct name { struct type *lh_first; }
#define LIST_CLASS_HEAD(name, type) struct name { class type *lh_first; }
#define LIST_HEAD_INITIALIZER(head) { NULL }
#define LIST_ENTRY(type) struct { struct type *le_next, **le_prev; }
#define LIST_CLASS_ENTRY(type) struct { class type *le_next, **le_prev; }

#define LIST_END(head) NULL
#define LIST_FIRST(head) ((head)->lh_first)
#define LIST_EMPTY(head) (LIST_FIRST(head) == NULL)
#define LIST_NEXT(entry, link) ((entry)->link.le_next)

/* The element around the pointer that leads to this one, unless that is the head's. */
#define LIST_PREV(entry, head, type, link) \
	((entry)->link.le_prev == &LIST_FIRST(head) ? NULL : __LWB_QUEUE_AROUND((entry)->link.le_prev, struct type, link.le_next))
#define __LWB_QUEUE_AROUND(pointer, type, member) ((type *)(void *)((char *)(pointer) - offsetof(type, member)))

#define LIST_FOREACH(var, head, link) \
	for ((var) = LIST_FIRST(head); (var); (var) = LIST_NEXT(var, link))
#define LIST_FOREACH_FROM(var, head, link) \
	for ((var) = (var) ? (var) : LIST_FIRST(head); (var); (var) = LIST_NEXT(var, link))
#define LIST_FOREACH_SAFE(var, head, link, next) \
	for ((var) = LIST_FIRST(head); (var) && ((next) = LIST_NEXT(var, link), 1); (var) = (next))
#define LIST_FOREACH_FROM_SAFE(var, head, link, next) \
	for ((var) = (var) ? (var) : LIST_FIRST(head); (var) && ((next) = LIST_NEXT(var, link), 1); (var) = (next))

#define LIST_INIT(head) do { LIST_FIRST(head) = NULL; } while (0)

#define LIST_INSERT_HEAD(head, new, link) do { \
	if ((LIST_NEXT(new, link) = LIST_FIRST(head)) != NULL) \
		LIST_FIRST(head)->link.le_prev = &LIST_NEXT(new, link); \
	LIST_FIRST(head) = (new); \
	(new)->link.le_prev = &LIST_FIRST(head); \
} while (0)

#define LIST_INSERT_AFTER(entry, new, link) do { \
	if ((LIST_NEXT(new, link) = LIST_NEXT(entry, link)) != NULL) \
		LIST_NEXT(entry, link)->link.le_prev = &LIST_NEXT(new, link); \
	LIST_NEXT(entry, link) = (new); \
	(new)->link.le_prev = &LIST_NEXT(entry, link); \
} while (0)

#define LIST_INSERT_BEFORE(entry, new, link) do { \
	(new)->link.le_prev = (entry)->link.le_prev; \
	LIST_NEXT(new, link) = (entry); \
	*(entry)->link.le_prev = (new); \
	(entry)->link.le_prev = &LIST_NEXT(new, link); \
} while (0)

#define LIST_REMOVE(entry, link) do { \
	if (LIST_NEXT(entry, link)) \
		LIST_NEXT(entry, link)->link.le_prev = (entry)->link.le_prev; \
	*(entry)->link.le_prev = LIST_NEXT(entry, link); \
} while (0)

#define LIST_REPLACE(entry, new, link) do { \
	if ((LIST_NEXT(new, link) = LIST_NEXT(entry, link)) != NULL) \
		LIST_NEXT(new, link)->link.le_prev = &LIST_NEXT(new, link); \
	(new)->link.le_prev = (entry)->link.le_prev; \
	*(new)->link.le_prev = (new); \
} while (0)

#define LIST_CONCAT(head1, head2, type, link) do { \
	struct type **__lwb_slot = &LIST_FIRST(head1); \
	while (*__lwb_slot) \
		__lwb_slot = &LIST_NEXT(*__lwb_slot, link); \
	if ((*__lwb_slot = LIST_FIRST(head2)) != NULL) \
		LIST_FIRST(head2)->link.le_prev = __lwb_slot; \
	LIST_INIT(head2); \
} while (0)

#define LIST_SWAP(head1, head2, type, link) do { \
	struct type *__lwb_first = LIST_FIRST(head1); \
	if ((LIST_FIRST(head1) = LIST_FIRST(head2)) != NULL) \
		LIST_FIRST(head1)->link.le_prev = &LIST_FIRST(head1); \
	if ((LIST_FIRST(head2) = __lwb_first) != NULL) \
		LIST_FIRST(head2)->link.le_prev = &LIST_FIRST(head2); \
} while (0)

/* STAILQ: an SLIST whose head also points to the last pointer, which is null. */

#define STAILQ_HEAD(name, type) struct name { struct type *stqh_first, **stqh_last; }
#define STAILQ_CLASS_HEAD(name, type) struct name { class type *stqh_first, **stqh_last; }
#define STAILQ_HEAD_INITIALIZER(head) { NULL, &(head).stqh_first }
#define STAILQ_ENTRY(type) struct { struct type *stqe_next; }
#define STAILQ_CLASS_ENTRY(type) struct { class type *stqe_next; }

#define STAILQ_END(head) NULL
#define STAILQ_FIRST(head) ((head)->stqh_first)
#define STAILQ_EMPTY(head) (STAILQ_FIRST(head) == NULL)
#define STAILQ_NEXT(entry, link) ((entry)->link.stqe_next)
#define STAILQ_LAST(head, type, link) \
	(STAILQ_EMPTY(head) ? NULL : __LWB_QUEUE_AROUND((head)->stqh_last, struct type, link.stqe_next))

#define STAILQ_FOREACH(var, head, link) \
	for ((var) = STAILQ_FIRST(head); (var); (var) = STAILQ_NEXT(var, link))
#define STAILQ_FOREACH_FROM(var, head, link) \
	for ((var) = (var) ? (var) : STAILQ_FIRST(head); (var); (var) = STAILQ_NEXT(var, link))
#define STAILQ_FOREACH_SAFE(var, head, link, next) \
	for ((var) = STAILQ_FIRST(head); (var) && ((next) = STAILQ_NEXT(var, link), 1); (var) = (next))
#define STAILQ_FOREACH_FROM_SAFE(var, head, link, next) \
	for ((var) = (var) ? (var) : STAILQ_FIRST(head); (var) && ((next) = STAILQ_NEXT(var, link), 1); (var) = (next))

#define STAILQ_INIT(head) do { \
	STAILQ_FIRST(head) = NULL; \
	(head)->stqh_last = &STAILQ_FIRST(head); \
} while (0)

#define STAILQ_INSERT_HEAD(head, new, link) do { \
	if ((STAILQ_NEXT(new, link) = STAILQ_FIRST(head)) == NULL) \
		(head)->stqh_last = &STAILQ_NEXT(new, link); \
	STAILQ_FIRST(head) = (new); \
} while (0)

#define STAILQ_INSERT_TAIL(head, new, link) do { \
	STAILQ_NEXT(new, link) = NULL; \
	*(head)->stqh_last = (new); \
	(head)->stqh_last = &STAILQ_NEXT(new, link); \
} while (0)

#define STAILQ_INSERT_AFTER(head, entry, new, link) do { \
	if ((STAILQ_NEXT(new, link) = STAILQ_NEXT(entry, link)) == NULL) \
		(head)->stqh_last = &STAILQ_NEXT(new, link); \
	STAILQ_NEXT(entry, link) = (new); \
} while (0)

#define STAILQ_REMOVE_HEAD(head, link) do { \
	if ((STAILQ_FIRST(head) = STAILQ_NEXT(STAILQ_FIRST(head), link)) == NULL) \
		(head)->stqh_last = &STAILQ_FIRST(head); \
} while (0)

#define STAILQ_REMOVE_AFTER(head, entry, link) do { \
	if ((STAILQ_NEXT(entry, link) = STAILQ_NEXT(STAILQ_NEXT(entry, link), link)) == NULL) \
		(head)->stqh_last = &STAILQ_NEXT(entry, link); \
} while (0)

#define STAILQ_REMOVE(head, entry, type, link) do { \
	struct type **__lwb_slot = &STAILQ_FIRST(head); \
	while (*__lwb_slot != (entry)) \
		__lwb_slot = &STAILQ_NEXT(*__lwb_slot, link); \
	if ((*__lwb_slot = STAILQ_NEXT(*__lwb_slot, link)) == NULL) \
		(head)->stqh_last = __lwb_slot; \
} while (0)

#define STAILQ_CONCAT(head1, head2) do { \
	if (!STAILQ_EMPTY(head2)) { \
		*(head1)->stqh_last = STAILQ_FIRST(head2); \
		(head1)->stqh_last = (head2)->stqh_last; \
		STAILQ_INIT(head2); \
	} \
} while (0)

#define STAILQ_SWAP(head1, head2, type) do { \
	struct type *__lwb_first = STAILQ_FIRST(head1), **__lwb_last = (head1)->stqh_last; \
	STAILQ_INIT(head1); \
	STAILQ_CONCAT(head1, head2); \
	if (__lwb_first) { \
		STAILQ_FIRST(head2) = __lwb_first; \
		(head2)->stqh_last = __lwb_last; \
	} \
} while (0)

/* SIMPLEQ: what STAILQ is called on OpenBSD. */

#define SIMPLEQ_HEAD(name, type) struct name { struct type *sqh_first, **sqh_last; }
#define SIMPLEQ_HEAD_INITIALIZER(head) { NULL, &(head).sqh_first }
#define SIMPLEQ_ENTRY(type) struct { struct type *sqe_next; }

#define SIMPLEQ_END(head) NULL
#define SIMPLEQ_FIRST(head) ((head)->sqh_first)
#define SIMPLEQ_EMPTY(head) (SIMPLEQ_FIRST(head) == NULL)
#define SIMPLEQ_NEXT(entry, link) ((entry)->link.sqe_next)

#define SIMPLEQ_FOREACH(var, head, link) \
	for ((var) = SIMPLEQ_FIRST(head); (var); (var) = SIMPLEQ_NEXT(var, link))
#define SIMPLEQ_FOREACH_SAFE(var, head, link, next) \
	for ((var) = SIMPLEQ_FIRST(head); (var) && ((next) = SIMPLEQ_NEXT(var, link), 1); (var) = (next))

#define SIMPLEQ_INIT(head) do { \
	SIMPLEQ_FIRST(head) = NULL; \
	(head)->sqh_last = &SIMPLEQ_FIRST(head); \
} while (0)

#define SIMPLEQ_INSERT_HEAD(head, new, link) do { \
	if ((SIMPLEQ_NEXT(new, link) = SIMPLEQ_FIRST(head)) == NULL) \
		(head)->sqh_last = &SIMPLEQ_NEXT(new, link); \
	SIMPLEQ_FIRST(head) = (new); \
} while (0)

#define SIMPLEQ_INSERT_TAIL(head, new, link) do { \
	SIMPLEQ_NEXT(new, link) = NULL; \
	*(head)->sqh_last = (new); \
	(head)->sqh_last = &SIMPLEQ_NEXT(new, link); \
} while (0)

#define SIMPLEQ_INSERT_AFTER(head, entry, new, link) do { \
	if ((SIMPLEQ_NEXT(new, link) = SIMPLEQ_NEXT(entry, link)) == NULL) \
		(head)->sqh_last = &SIMPLEQ_NEXT(new, link); \
	SIMPLEQ_NEXT(entry, link) = (new); \
} while (0)

#define SIMPLEQ_REMOVE_HEAD(head, link) do { \
	if ((SIMPLEQ_FIRST(head) = SIMPLEQ_NEXT(SIMPLEQ_FIRST(head), link)) == NULL) \
		(head)->sqh_last = &SIMPLEQ_FIRST(head); \
} while (0)

#define SIMPLEQ_REMOVE_AFTER(head, entry, link) do { \
	if ((SIMPLEQ_NEXT(entry, link) = SIMPLEQ_NEXT(SIMPLEQ_NEXT(entry, link), link)) == NULL) \
		(head)->sqh_last = &SIMPLEQ_NEXT(entry, link); \
} while (0)

#define SIMPLEQ_REMOVE(head, entry, type, link) do { \
	struct type **__lwb_slot = &SIMPLEQ_FIRST(head); \
	while (*__lwb_slot != (entry)) \
		__lwb_slot = &SIMPLEQ_NEXT(*__lwb_slot, link); \
	if ((*__lwb_slot = SIMPLEQ_NEXT(*__lwb_slot, link)) == NULL) \
		(head)->sqh_last = __lwb_slot; \
} while (0)

#define SIMPLEQ_CONCAT(head1, head2) do { \
	if (!SIMPLEQ_EMPTY(head2)) { \
		*(head1)->sqh_last = SIMPLEQ_FIRST(head2); \
		(head1)->sqh_last = (head2)->sqh_last; \
		SIMPLEQ_INIT(head2); \
	} \
} while (0)

/* TAILQ: a LIST whose head also points to the last pointer, which is null.
 *
 * A head and a link are alike, so that the pointer to an element's pointer leads, as one to a head would, to the
 * pointer before it. */

#define TAILQ_HEAD(name, type) struct name { struct type *tqh_first, **tqh_last; }
#define TAILQ_CLASS_HEAD(name, type) struct name { class type *tqh_first, **tqh_last; }
#define _TAILQ_HEAD(name, type, qualifier) struct name { qualifier type *tqh_first; qualifier type *qualifier *tqh_last; }
#define TAILQ_HEAD_INITIALIZER(head) { NULL, &(head).tqh_first }
#define TAILQ_ENTRY(type) struct { struct type *tqe_next, **tqe_prev; }
#define TAILQ_CLASS_ENTRY(type) struct { class type *tqe_next, **tqe_prev; }
#define _TAILQ_ENTRY(type, qualifier) struct { qualifier type *tqe_next; qualifier type *qualifier *tqe_prev; }

#define TAILQ_END(head) NULL
#define TAILQ_FIRST(head) ((head)->tqh_first)
#define TAILQ_EMPTY(head) (TAILQ_FIRST(head) == NULL)
#define TAILQ_NEXT(entry, link) ((entry)->link.tqe_next)
#define TAILQ_LAST(head, name) (*__LWB_TAILQ_SECOND((head)->tqh_last, name))
#define TAILQ_PREV(entry, name, link) (*__LWB_TAILQ_SECOND((entry)->link.tqe_prev, name))
/* Read without either of the structures, for which a compiler might take it that they never share memory. */
#define __LWB_TAILQ_SECOND(first, name) \
	(*(__typeof__(first) *)(void *)((char *)(first) + offsetof(struct name, tqh_last)))

#define TAILQ_FOREACH(var, head, link) \
	for ((var) = TAILQ_FIRST(head); (var); (var) = TAILQ_NEXT(var, link))
#define TAILQ_FOREACH_FROM(var, head, link) \
	for ((var) = (var) ? (var) : TAILQ_FIRST(head); (var); (var) = TAILQ_NEXT(var, link))
#define TAILQ_FOREACH_SAFE(var, head, link, next) \
	for ((var) = TAILQ_FIRST(head); (var) && ((next) = TAILQ_NEXT(var, link), 1); (var) = (next))
#define TAILQ_FOREACH_FROM_SAFE(var, head, link, next) \
	for ((var) = (var) ? (var) : TAILQ_FIRST(head); (var) && ((next) = TAILQ_NEXT(var, link), 1); (var) = (next))
#define TAILQ_FOREACH_REVERSE(var, head, name, link) \
	for ((var) = TAILQ_LAST(head, name); (var); (var) = TAILQ_PREV(var, name, link))
#define TAILQ_FOREACH_REVERSE_FROM(var, head, name, link) \
	for ((var) = (var) ? (var) : TAILQ_LAST(head, name); (var); (var) = TAILQ_PREV(var, name, link))
#define TAILQ_FOREACH_REVERSE_SAFE(var, head, name, link, next) \
	for ((var) = TAILQ_LAST(head, name); (var) && ((next) = TAILQ_PREV(var, name, link), 1); (var) = (next))
#define TAILQ_FOREACH_REVERSE_FROM_SAFE(var, head, name, link, next) \
	for ((var) = (var) ? (var) : TAILQ_LAST(head, name); (var) && ((next) = TAILQ_PREV(var, name, link), 1); \
	     (var) = (next))

#define TAILQ_INIT(head) do { \
	TAILQ_FIRST(head) = NULL; \
	(head)->tqh_last = &TAILQ_FIRST(head); \
} while (0)

/* Has what follows an element, the next one or the head, point back to it. */
#define __LWB_TAILQ_LEAD_BACK(head, entry, link) do { \
	if (TAILQ_NEXT(entry, link)) \
		TAILQ_NEXT(entry, link)->link.tqe_prev = &TAILQ_NEXT(entry, link); \
	else \
		(head)->tqh_last = &TAILQ_NEXT(entry, link); \
} while (0)

#define TAILQ_INSERT_HEAD(head, new, link) do { \
	TAILQ_NEXT(new, link) = TAILQ_FIRST(head); \
	__LWB_TAILQ_LEAD_BACK(head, new, link); \
	TAILQ_FIRST(head) = (new); \
	(new)->link.tqe_prev = &TAILQ_FIRST(head); \
} while (0)

#define TAILQ_INSERT_TAIL(head, new, link) do { \
	TAILQ_NEXT(new, link) = NULL; \
	(new)->link.tqe_prev = (head)->tqh_last; \
	*(head)->tqh_last = (new); \
	(head)->tqh_last = &TAILQ_NEXT(new, link); \
} while (0)

#define TAILQ_INSERT_AFTER(head, entry, new, link) do { \
	TAILQ_NEXT(new, link) = TAILQ_NEXT(entry, link); \
	__LWB_TAILQ_LEAD_BACK(head, new, link); \
	TAILQ_NEXT(entry, link) = (new); \
	(new)->link.tqe_prev = &TAILQ_NEXT(entry, link); \
} while (0)

#define TAILQ_INSERT_BEFORE(entry, new, link) do { \
	(new)->link.tqe_prev = (entry)->link.tqe_prev; \
	TAILQ_NEXT(new, link) = (entry); \
	*(entry)->link.tqe_prev = (new); \
	(entry)->link.tqe_prev = &TAILQ_NEXT(new, link); \
} while (0)

#define TAILQ_REMOVE(head, entry, link) do { \
	if (TAILQ_NEXT(entry, link)) \
		TAILQ_NEXT(entry, link)->link.tqe_prev = (entry)->link.tqe_prev; \
	else \
		(head)->tqh_last = (entry)->link.tqe_prev; \
	*(entry)->link.tqe_prev = TAILQ_NEXT(entry, link); \
} while (0)

#define TAILQ_REPLACE(head, entry, new, link) do { \
	TAILQ_NEXT(new, link) = TAILQ_NEXT(entry, link); \
	__LWB_TAILQ_LEAD_BACK(head, new, link); \
	(new)->link.tqe_prev = (entry)->link.tqe_prev; \
	*(new)->link.tqe_prev = (new); \
} while (0)

#define TAILQ_CONCAT(head1, head2, link) do { \
	if (!TAILQ_EMPTY(head2)) { \
		*(head1)->tqh_last = TAILQ_FIRST(head2); \
		TAILQ_FIRST(head2)->link.tqe_prev = (head1)->tqh_last; \
		(head1)->tqh_last = (head2)->tqh_last; \
		TAILQ_INIT(head2); \
	} \
} while (0)

#define TAILQ_SWAP(head1, head2, type, link) do { \
	struct type *__lwb_first = TAILQ_FIRST(head1), **__lwb_last = (head1)->tqh_last; \
	TAILQ_INIT(head1); \
	TAILQ_CONCAT(head1, head2, link); \
	if (__lwb_first) { \
		TAILQ_FIRST(head2) = __lwb_first; \
		__lwb_first->link.tqe_prev = &TAILQ_FIRST(head2); \
		(head2)->tqh_last = __lwb_last; \
	} \
} while (0)

/* CIRCLEQ: a ring in which the head stands where there is no element. */

#define CIRCLEQ_HEAD(name, type) struct name { struct type *cqh_first, *cqh_last; }
#define CIRCLEQ_HEAD_INITIALIZER(head) { CIRCLEQ_END(&head), CIRCLEQ_END(&head) }
#define CIRCLEQ_ENTRY(type) struct { struct type *cqe_next, *cqe_prev; }

#ifdef __cplusplus
#define CIRCLEQ_END(head) ((__typeof__((head)->cqh_first))(void *)(head))
#else
#define CIRCLEQ_END(head) ((void *)(head))
#endif
#define CIRCLEQ_FIRST(head) ((head)->cqh_first)
#define CIRCLEQ_LAST(head) ((head)->cqh_last)
#define CIRCLEQ_EMPTY(head) (CIRCLEQ_FIRST(head) == CIRCLEQ_END(head))
#define CIRCLEQ_NEXT(entry, link) ((entry)->link.cqe_next)
#define CIRCLEQ_PREV(entry, link) ((entry)->link.cqe_prev)
#define CIRCLEQ_LOOP_NEXT(head, entry, link) \
	(CIRCLEQ_NEXT(entry, link) == CIRCLEQ_END(head) ? CIRCLEQ_FIRST(head) : CIRCLEQ_NEXT(entry, link))
#define CIRCLEQ_LOOP_PREV(head, entry, link) \
	(CIRCLEQ_PREV(entry, link) == CIRCLEQ_END(head) ? CIRCLEQ_LAST(head) : CIRCLEQ_PREV(entry, link))

#define CIRCLEQ_FOREACH(var, head, link) \
	for ((var) = CIRCLEQ_FIRST(head); (var) != CIRCLEQ_END(head); (var) = CIRCLEQ_NEXT(var, link))
#define CIRCLEQ_FOREACH_SAFE(var, head, link, next) \
	for ((var) = CIRCLEQ_FIRST(head); (var) != CIRCLEQ_END(head) && ((next) = CIRCLEQ_NEXT(var, link), 1); (var) = (next))
#define CIRCLEQ_FOREACH_REVERSE(var, head, link) \
	for ((var) = CIRCLEQ_LAST(head); (var) != CIRCLEQ_END(head); (var) = CIRCLEQ_PREV(var, link))
#define CIRCLEQ_FOREACH_REVERSE_SAFE(var, head, link, next) \
	for ((var) = CIRCLEQ_LAST(head); (var) != CIRCLEQ_END(head) && ((next) = CIRCLEQ_PREV(var, link), 1); (var) = (next))

#define CIRCLEQ_INIT(head) do { \
	CIRCLEQ_FIRST(head) = CIRCLEQ_END(head); \
	CIRCLEQ_LAST(head) = CIRCLEQ_END(head); \
} while (0)

/* The two pointers to a new element whose own are set. */
#define __LWB_CIRCLEQ_LINK(head, new, link) do { \
	if (CIRCLEQ_NEXT(new, link) == CIRCLEQ_END(head)) \
		CIRCLEQ_LAST(head) = (new); \
	else \
		CIRCLEQ_PREV(CIRCLEQ_NEXT(new, link), link) = (new); \
	if (CIRCLEQ_PREV(new, link) == CIRCLEQ_END(head)) \
		CIRCLEQ_FIRST(head) = (new); \
	else \
		CIRCLEQ_NEXT(CIRCLEQ_PREV(new, link), link) = (new); \
} while (0)

#define CIRCLEQ_INSERT_AFTER(head, entry, new, link) do { \
	CIRCLEQ_NEXT(new, link) = CIRCLEQ_NEXT(entry, link); \
	CIRCLEQ_PREV(new, link) = (entry); \
	__LWB_CIRCLEQ_LINK(head, new, link); \
} while (0)

#define CIRCLEQ_INSERT_BEFORE(head, entry, new, link) do { \
	CIRCLEQ_NEXT(new, link) = (entry); \
	CIRCLEQ_PREV(new, link) = CIRCLEQ_PREV(entry, link); \
	__LWB_CIRCLEQ_LINK(head, new, link); \
} while (0)

#define CIRCLEQ_INSERT_HEAD(head, new, link) do { \
	CIRCLEQ_NEXT(new, link) = CIRCLEQ_FIRST(head); \
	CIRCLEQ_PREV(new, link) = CIRCLEQ_END(head); \
	__LWB_CIRCLEQ_LINK(head, new, link); \
} while (0)

#define CIRCLEQ_INSERT_TAIL(head, new, link) do { \
	CIRCLEQ_NEXT(new, link) = CIRCLEQ_END(head); \
	CIRCLEQ_PREV(new, link) = CIRCLEQ_LAST(head); \
	__LWB_CIRCLEQ_LINK(head, new, link); \
} while (0)

#define CIRCLEQ_REMOVE(head, entry, link) do { \
	if (CIRCLEQ_NEXT(entry, link) == CIRCLEQ_END(head)) \
		CIRCLEQ_LAST(head) = CIRCLEQ_PREV(entry, link); \
	else \
		CIRCLEQ_PREV(CIRCLEQ_NEXT(entry, link), link) = CIRCLEQ_PREV(entry, link); \
	if (CIRCLEQ_PREV(entry, link) == CIRCLEQ_END(head)) \
		CIRCLEQ_FIRST(head) = CIRCLEQ_NEXT(entry, link); \
	else \
		CIRCLEQ_NEXT(CIRCLEQ_PREV(entry, link), link) = CIRCLEQ_NEXT(entry, link); \
} while (0)

#endif
