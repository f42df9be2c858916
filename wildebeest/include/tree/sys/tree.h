/* libwildebeest: BSD's <sys/tree.h>, splay trees and red-black trees for a program's own structures: see tree(3).
 *
 * In the names of the parameters, "link" is the member of an element that connects it with others.
 */
#pragma GCC system_header

#ifndef LWB_SYS_TREE_H
#define LWB_SYS_TREE_H

#include <stddef.h>

#define __LWB_TREE_UNUSED __attribute__((__unused__))

/* Red-black trees. */

#define RB_HEAD(name, type) struct name { struct type *rbh_root; }
#define RB_INITIALIZER(head) { NULL }
#define RB_ENTRY(type) struct { struct type *rbe_left, *rbe_right, *rbe_parent; int rbe_color; }

#define RB_BLACK 0
#define RB_RED 1
#define RB_NEGINF (-1)
#define RB_INF 1

#define RB_ROOT(head) ((head)->rbh_root)
#define RB_EMPTY(head) (RB_ROOT(head) == NULL)
#define RB_LEFT(element, link) ((element)->link.rbe_left)
#define RB_RIGHT(element, link) ((element)->link.rbe_right)
#define RB_PARENT(element, link) ((element)->link.rbe_parent)
#define RB_COLOR(element, link) ((element)->link.rbe_color)

#define RB_INIT(head) do { RB_ROOT(head) = NULL; } while (0)

#define RB_INSERT(name, head, element) name##_RB_INSERT(head, element)
#define RB_REMOVE(name, head, element) name##_RB_REMOVE(head, element)
#define RB_FIND(name, head, element) name##_RB_FIND(head, element)
#define RB_NFIND(name, head, element) name##_RB_NFIND(head, element)
#define RB_NEXT(name, head, element) name##_RB_NEXT(element)
#define RB_PREV(name, head, element) name##_RB_PREV(element)
#define RB_MIN(name, head) name##_RB_MINMAX(head, RB_NEGINF)
#define RB_MAX(name, head) name##_RB_MINMAX(head, RB_INF)

#define RB_FOREACH(var, name, head) \
	for ((var) = RB_MIN(name, head); (var); (var) = name##_RB_NEXT(var))
#define RB_FOREACH_FROM(var, name, next) \
	for ((var) = (next); (var) && ((next) = name##_RB_NEXT(var), 1); (var) = (next))
#define RB_FOREACH_SAFE(var, name, head, next) \
	for ((var) = RB_MIN(name, head); (var) && ((next) = name##_RB_NEXT(var), 1); (var) = (next))
#define RB_FOREACH_REVERSE(var, name, head) \
	for ((var) = RB_MAX(name, head); (var); (var) = name##_RB_PREV(var))
#define RB_FOREACH_REVERSE_FROM(var, name, next) \
	for ((var) = (next); (var) && ((next) = name##_RB_PREV(var), 1); (var) = (next))
#define RB_FOREACH_REVERSE_SAFE(var, name, head, next) \
	for ((var) = RB_MAX(name, head); (var) && ((next) = name##_RB_PREV(var), 1); (var) = (next))

/* The trees do the same whatever their elements are. These functions see an element's link as what is below, some
 * bytes behind where the element begins; a side is 0 for left and 1 for right. */

struct __attribute__((__may_alias__)) __lwb_rb_link {
	void *child[2];
	void *parent;
	int color;
};
typedef void *__attribute__((__may_alias__)) __lwb_rb_root;

static __inline struct __lwb_rb_link *__lwb_rb_link(void *__element, size_t __offset)
{
	return (struct __lwb_rb_link *)(void *)((char *)__element + __offset);
}

static __inline int __lwb_rb_is_red(void *__element, size_t __offset)
{
	return __element && __lwb_rb_link(__element, __offset)->color == RB_RED;
}

/* Puts one element, or none, in the place that another has below its parent. */
static __inline void __lwb_rb_replace(__lwb_rb_root *__root, void *__old, void *__new, size_t __offset)
{
	void *__parent = __lwb_rb_link(__old, __offset)->parent;

	if (__parent) {
		struct __lwb_rb_link *__up = __lwb_rb_link(__parent, __offset);
		__up->child[__up->child[1] == __old] = __new;
	} else {
		*__root = __new;
	}
	if (__new)
		__lwb_rb_link(__new, __offset)->parent = __parent;
}

/* Moves an element down to one side, and its child on the other side up into its place. */
__LWB_TREE_UNUSED static void __lwb_rb_rotate(__lwb_rb_root *__root, void *__element, int __side, size_t __offset)
{
	struct __lwb_rb_link *__down = __lwb_rb_link(__element, __offset);
	void *__child = __down->child[!__side];
	struct __lwb_rb_link *__up = __lwb_rb_link(__child, __offset);
	void *__between = __up->child[__side];

	__lwb_rb_replace(__root, __element, __child, __offset);
	__up->child[__side] = __element;
	__down->parent = __child;
	__down->child[!__side] = __between;
	if (__between)
		__lwb_rb_link(__between, __offset)->parent = __element;
}

/* After a red element was put in: no red one may be below another, and the root is black. */
__LWB_TREE_UNUSED static void __lwb_rb_inserted(__lwb_rb_root *__root, void *__element, size_t __offset)
{
	void *__parent, *__above, *__uncle;

	while (__parent = __lwb_rb_link(__element, __offset)->parent, __lwb_rb_is_red(__parent, __offset)) {
		int __side;
		/* It is not the root, which is black. */
		__above = __lwb_rb_link(__parent, __offset)->parent;
		__side = __lwb_rb_link(__above, __offset)->child[1] == __parent;
		__uncle = __lwb_rb_link(__above, __offset)->child[!__side];
		__lwb_rb_link(__above, __offset)->color = RB_RED;
		if (__lwb_rb_is_red(__uncle, __offset)) {
			__lwb_rb_link(__parent, __offset)->color = RB_BLACK;
			__lwb_rb_link(__uncle, __offset)->color = RB_BLACK;
			__element = __above;
			continue;
		}
		/* The outer one of the two goes where the one above was. */
		if (__lwb_rb_link(__parent, __offset)->child[!__side] == __element) {
			__lwb_rb_rotate(__root, __parent, __side, __offset);
			__parent = __element;
		}
		__lwb_rb_link(__parent, __offset)->color = RB_BLACK;
		__lwb_rb_rotate(__root, __above, !__side, __offset);
		break;
	}
	__lwb_rb_link(*__root, __offset)->color = RB_BLACK;
}

/* After a black element was taken out above "element", which may be none: the paths there lack a black one. */
__LWB_TREE_UNUSED static void __lwb_rb_removed(__lwb_rb_root *__root, void *__element, void *__parent, size_t __offset)
{
	while (__parent && !__lwb_rb_is_red(__element, __offset)) {
		struct __lwb_rb_link *__up = __lwb_rb_link(__parent, __offset), *__other;
		/* There is one on the other side, or its paths would be shorter still. */
		int __side = __up->child[1] == __element;
		void *__sibling = __up->child[!__side];

		if (__lwb_rb_is_red(__sibling, __offset)) {
			__lwb_rb_link(__sibling, __offset)->color = RB_BLACK;
			__up->color = RB_RED;
			__lwb_rb_rotate(__root, __parent, __side, __offset);
			__sibling = __up->child[!__side];
		}
		__other = __lwb_rb_link(__sibling, __offset);
		if (!__lwb_rb_is_red(__other->child[0], __offset) && !__lwb_rb_is_red(__other->child[1], __offset)) {
			/* The paths there can lack one as well; then those above lack it. */
			__other->color = RB_RED;
			__element = __parent;
			__parent = __up->parent;
			continue;
		}
		if (!__lwb_rb_is_red(__other->child[!__side], __offset)) {
			__lwb_rb_link(__other->child[__side], __offset)->color = RB_BLACK;
			__other->color = RB_RED;
			__lwb_rb_rotate(__root, __sibling, !__side, __offset);
			__other = __lwb_rb_link(__up->child[!__side], __offset);
		}
		__other->color = __up->color;
		__up->color = RB_BLACK;
		__lwb_rb_link(__other->child[!__side], __offset)->color = RB_BLACK;
		__lwb_rb_rotate(__root, __parent, __side, __offset);
		return;
	}
	if (__element)
		__lwb_rb_link(__element, __offset)->color = RB_BLACK;
}

/* The last element on the way to one side, from an element that may be none. */
static __inline void *__lwb_rb_edge(void *__element, int __side, size_t __offset)
{
	void *__next;

	while (__element && (__next = __lwb_rb_link(__element, __offset)->child[__side]) != NULL)
		__element = __next;
	return __element;
}

/* The neighbour in the order of the elements. */
__LWB_TREE_UNUSED static void *__lwb_rb_neighbour(void *__element, int __side, size_t __offset)
{
	struct __lwb_rb_link *__here = __lwb_rb_link(__element, __offset);
	void *__parent;

	if (__here->child[__side])
		return __lwb_rb_edge(__here->child[__side], !__side, __offset);
	while ((__parent = __lwb_rb_link(__element, __offset)->parent) != NULL
	       && __lwb_rb_link(__parent, __offset)->child[__side] == __element)
		__element = __parent;
	return __parent;
}

__LWB_TREE_UNUSED static void __lwb_rb_remove(__lwb_rb_root *__root, void *__element, size_t __offset)
{
	struct __lwb_rb_link *__here = __lwb_rb_link(__element, __offset);
	void *__child = __here->child[!__here->child[0]], *__parent = __here->parent;
	int __color = __here->color;

	if (__here->child[0] && __here->child[1]) {
		/* The next one, which has no left child, takes its place; what is missing then is missing there. */
		void *__next = __lwb_rb_edge(__here->child[1], 0, __offset);
		struct __lwb_rb_link *__there = __lwb_rb_link(__next, __offset);
		__child = __there->child[1];
		__parent = __there->parent == __element ? __next : __there->parent;
		__color = __there->color;
		__lwb_rb_replace(__root, __next, __child, __offset);
		__lwb_rb_replace(__root, __element, __next, __offset);
		__there->color = __here->color;
		__there->child[0] = __here->child[0];
		__there->child[1] = __here->child[1];
		__lwb_rb_link(__there->child[0], __offset)->parent = __next;
		if (__there->child[1])
			__lwb_rb_link(__there->child[1], __offset)->parent = __next;
	} else {
		__lwb_rb_replace(__root, __element, __child, __offset);
	}
	if (__color == RB_BLACK)
		__lwb_rb_removed(__root, __child, __parent, __offset);
}

#define RB_PROTOTYPE(name, type, link, compare) RB_PROTOTYPE_INTERNAL(name, type, link, compare, extern)
#define RB_PROTOTYPE_STATIC(name, type, link, compare) \
	RB_PROTOTYPE_INTERNAL(name, type, link, compare, __LWB_TREE_UNUSED static)
#define RB_PROTOTYPE_INTERNAL(name, type, link, compare, attributes) \
	attributes struct type *name##_RB_INSERT(struct name *, struct type *); \
	attributes struct type *name##_RB_REMOVE(struct name *, struct type *); \
	attributes struct type *name##_RB_FIND(struct name *, struct type *); \
	attributes struct type *name##_RB_NFIND(struct name *, struct type *); \
	attributes struct type *name##_RB_NEXT(struct type *); \
	attributes struct type *name##_RB_PREV(struct type *); \
	attributes struct type *name##_RB_MINMAX(struct name *, int);

#define __LWB_TREE_OFFSET(element, link) ((size_t)((char *)&(element)->link - (char *)(element)))

#define RB_GENERATE(name, type, link, compare) RB_GENERATE_INTERNAL(name, type, link, compare, extern)
#define RB_GENERATE_STATIC(name, type, link, compare) \
	RB_GENERATE_INTERNAL(name, type, link, compare, __LWB_TREE_UNUSED static)
#define RB_GENERATE_INTERNAL(name, type, link, compare, attributes) \
attributes struct type *name##_RB_INSERT(struct name *__head, struct type *__new) \
{ \
	struct type *__parent = NULL, **__slot = &RB_ROOT(__head); \
	while (*__slot) { \
		int __order = (compare)(__new, *__slot); \
		if (__order == 0) \
			return *__slot; \
		__parent = *__slot; \
		__slot = __order < 0 ? &RB_LEFT(__parent, link) : &RB_RIGHT(__parent, link); \
	} \
	RB_LEFT(__new, link) = NULL; \
	RB_RIGHT(__new, link) = NULL; \
	RB_PARENT(__new, link) = __parent; \
	RB_COLOR(__new, link) = RB_RED; \
	*__slot = __new; \
	__lwb_rb_inserted((__lwb_rb_root *)(void *)&RB_ROOT(__head), __new, __LWB_TREE_OFFSET(__new, link)); \
	return NULL; \
} \
attributes struct type *name##_RB_REMOVE(struct name *__head, struct type *__element) \
{ \
	__lwb_rb_remove((__lwb_rb_root *)(void *)&RB_ROOT(__head), __element, __LWB_TREE_OFFSET(__element, link)); \
	return __element; \
} \
attributes struct type *name##_RB_FIND(struct name *__head, struct type *__wanted) \
{ \
	struct type *__here = RB_ROOT(__head); \
	int __order; \
	while (__here && (__order = (compare)(__wanted, __here)) != 0) \
		__here = __order < 0 ? RB_LEFT(__here, link) : RB_RIGHT(__here, link); \
	return __here; \
} \
attributes struct type *name##_RB_NFIND(struct name *__head, struct type *__wanted) \
{ \
	struct type *__here = RB_ROOT(__head), *__found = NULL; \
	while (__here) { \
		int __order = (compare)(__wanted, __here); \
		if (__order == 0) \
			return __here; \
		if (__order < 0) \
			__found = __here; \
		__here = __order < 0 ? RB_LEFT(__here, link) : RB_RIGHT(__here, link); \
	} \
	return __found; \
} \
attributes struct type *name##_RB_NEXT(struct type *__element) \
{ \
	return (struct type *)__lwb_rb_neighbour(__element, 1, __LWB_TREE_OFFSET(__element, link)); \
} \
attributes struct type *name##_RB_PREV(struct type *__element) \
{ \
	return (struct type *)__lwb_rb_neighbour(__element, 0, __LWB_TREE_OFFSET(__element, link)); \
} \
attributes struct type *name##_RB_MINMAX(struct name *__head, int __which) \
{ \
	struct type *__here = RB_ROOT(__head); \
	return (struct type *)(__here ? __lwb_rb_edge(__here, __which > 0, __LWB_TREE_OFFSET(__here, link)) : NULL); \
}

/* Splay trees. */

#define SPLAY_HEAD(name, type) struct name { struct type *sph_root; }
#define SPLAY_INITIALIZER(head) { NULL }
#define SPLAY_ENTRY(type) struct { struct type *spe_left, *spe_right; }

#define SPLAY_NEGINF (-1)
#define SPLAY_INF 1

#define SPLAY_ROOT(head) ((head)->sph_root)
#define SPLAY_EMPTY(head) (SPLAY_ROOT(head) == NULL)
#define SPLAY_LEFT(element, link) ((element)->link.spe_left)
#define SPLAY_RIGHT(element, link) ((element)->link.spe_right)

#define SPLAY_INIT(head) do { SPLAY_ROOT(head) = NULL; } while (0)

#define SPLAY_INSERT(name, head, element) name##_SPLAY_INSERT(head, element)
#define SPLAY_REMOVE(name, head, element) name##_SPLAY_REMOVE(head, element)
#define SPLAY_FIND(name, head, element) name##_SPLAY_FIND(head, element)
#define SPLAY_NEXT(name, head, element) name##_SPLAY_NEXT(head, element)
#define SPLAY_MIN(name, head) name##_SPLAY_MIN_MAX(head, SPLAY_NEGINF)
#define SPLAY_MAX(name, head) name##_SPLAY_MIN_MAX(head, SPLAY_INF)

#define SPLAY_FOREACH(var, name, head) \
	for ((var) = SPLAY_MIN(name, head); (var); (var) = SPLAY_NEXT(name, head, var))

#define SPLAY_PROTOTYPE(name, type, link, compare) \
	void name##_SPLAY(struct name *, struct type *); \
	struct type *name##_SPLAY_INSERT(struct name *, struct type *); \
	struct type *name##_SPLAY_REMOVE(struct name *, struct type *); \
	struct type *name##_SPLAY_FIND(struct name *, struct type *); \
	struct type *name##_SPLAY_NEXT(struct name *, struct type *); \
	struct type *name##_SPLAY_MIN_MAX(struct name *, int);

#define SPLAY_GENERATE(name, type, link, compare) \
/* Brings the element that equals "wanted", or one beside where it would be, to the root. */ \
void name##_SPLAY(struct name *__head, struct type *__wanted) \
{ \
	struct type *__less, *__more, **__less_end = &__less, **__more_end = &__more; \
	struct type *__here = SPLAY_ROOT(__head), *__child; \
	int __order; \
	while ((__order = (compare)(__wanted, __here)) != 0) { \
		if (__order < 0) { \
			if ((__child = SPLAY_LEFT(__here, link)) == NULL) \
				break; \
			if ((compare)(__wanted, __child) < 0) { \
				SPLAY_LEFT(__here, link) = SPLAY_RIGHT(__child, link); \
				SPLAY_RIGHT(__child, link) = __here; \
				__here = __child; \
				if (SPLAY_LEFT(__here, link) == NULL) \
					break; \
			} \
			*__more_end = __here; \
			__more_end = &SPLAY_LEFT(__here, link); \
			__here = SPLAY_LEFT(__here, link); \
		} else { \
			if ((__child = SPLAY_RIGHT(__here, link)) == NULL) \
				break; \
			if ((compare)(__wanted, __child) > 0) { \
				SPLAY_RIGHT(__here, link) = SPLAY_LEFT(__child, link); \
				SPLAY_LEFT(__child, link) = __here; \
				__here = __child; \
				if (SPLAY_RIGHT(__here, link) == NULL) \
					break; \
			} \
			*__less_end = __here; \
			__less_end = &SPLAY_RIGHT(__here, link); \
			__here = SPLAY_RIGHT(__here, link); \
		} \
	} \
	*__less_end = SPLAY_LEFT(__here, link); \
	*__more_end = SPLAY_RIGHT(__here, link); \
	SPLAY_LEFT(__here, link) = __less; \
	SPLAY_RIGHT(__here, link) = __more; \
	SPLAY_ROOT(__head) = __here; \
} \
struct type *name##_SPLAY_FIND(struct name *__head, struct type *__wanted) \
{ \
	if (SPLAY_EMPTY(__head)) \
		return NULL; \
	name##_SPLAY(__head, __wanted); \
	return (compare)(__wanted, SPLAY_ROOT(__head)) == 0 ? SPLAY_ROOT(__head) : NULL; \
} \
struct type *name##_SPLAY_INSERT(struct name *__head, struct type *__new) \
{ \
	struct type *__root; \
	if (name##_SPLAY_FIND(__head, __new)) \
		return SPLAY_ROOT(__head); \
	__root = SPLAY_ROOT(__head); \
	SPLAY_LEFT(__new, link) = SPLAY_RIGHT(__new, link) = NULL; \
	if (__root && (compare)(__new, __root) < 0) { \
		SPLAY_LEFT(__new, link) = SPLAY_LEFT(__root, link); \
		SPLAY_RIGHT(__new, link) = __root; \
		SPLAY_LEFT(__root, link) = NULL; \
	} else if (__root) { \
		SPLAY_RIGHT(__new, link) = SPLAY_RIGHT(__root, link); \
		SPLAY_LEFT(__new, link) = __root; \
		SPLAY_RIGHT(__root, link) = NULL; \
	} \
	SPLAY_ROOT(__head) = __new; \
	return NULL; \
} \
struct type *name##_SPLAY_REMOVE(struct name *__head, struct type *__wanted) \
{ \
	struct type *__found = name##_SPLAY_FIND(__head, __wanted); \
	if (__found == NULL) \
		return NULL; \
	SPLAY_ROOT(__head) = SPLAY_LEFT(__found, link); \
	if (SPLAY_EMPTY(__head)) { \
		SPLAY_ROOT(__head) = SPLAY_RIGHT(__found, link); \
	} else { \
		/* The greatest of those before it comes up, and has none to its right. */ \
		name##_SPLAY(__head, __found); \
		SPLAY_RIGHT(SPLAY_ROOT(__head), link) = SPLAY_RIGHT(__found, link); \
	} \
	return __found; \
} \
struct type *name##_SPLAY_NEXT(struct name *__head, struct type *__element) \
{ \
	struct type *__next; \
	name##_SPLAY(__head, __element); \
	__next = SPLAY_RIGHT(SPLAY_ROOT(__head), link); \
	while (__next && SPLAY_LEFT(__next, link)) \
		__next = SPLAY_LEFT(__next, link); \
	return __next; \
} \
struct type *name##_SPLAY_MIN_MAX(struct name *__head, int __which) \
{ \
	struct type *__here = SPLAY_ROOT(__head), *__next = __here; \
	while (__next) { \
		__here = __next; \
		__next = __which < 0 ? SPLAY_LEFT(__here, link) : SPLAY_RIGHT(__here, link); \
	} \
	if (__here) \
		name##_SPLAY(__head, __here); \
	return __here; \
}

#endif
