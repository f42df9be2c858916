/* RB_*: whatever is put in and taken out, the tree is in order and balanced. */
#define LINK RB_ENTRY
#include "node.h"

RB_HEAD(tree, node);
RB_PROTOTYPE(tree, node, link, compare)
RB_GENERATE(tree, node, link, compare)

RB_HEAD(private, node);
RB_PROTOTYPE_STATIC(private, node, link, compare)
RB_GENERATE_STATIC(private, node, link, compare)

#define COUNT 512
static struct node nodes[COUNT];

/* The number of black nodes on every path down from here. */
static int check(struct node *node, struct node *parent)
{
	if (!node)
		return 1;
	if (RB_PARENT(node, link) != parent)
		fail("a parent is wrong");
	if (RB_COLOR(node, link) == RB_RED && (!parent || RB_COLOR(parent, link) == RB_RED))
		fail("a red node below a red one, or at the root");
	int left = check(RB_LEFT(node, link), node), right = check(RB_RIGHT(node, link), node);
	if (left != right)
		fail("paths with different numbers of black nodes");
	return left + (RB_COLOR(node, link) == RB_BLACK);
}

/* Everything that the tree says, beside what is known to be there. */
static void check_all(struct tree *tree)
{
	struct node *node, *first = NULL, *last = NULL;
	int count = 0, expected = 0, place = 0;

	check(RB_ROOT(tree), NULL);
	for (int i = 0; i < COUNT; i++)
		if (nodes[i].there) {
			first = first ? first : &nodes[i];
			last = &nodes[i];
			expected++;
		}
	if (RB_MIN(tree, tree) != first || RB_MAX(tree, tree) != last || RB_EMPTY(tree) != !first)
		fail("the ends are wrong");
	RB_FOREACH(node, tree, tree) {
		while (place < COUNT && !nodes[place].there)
			place++;
		if (node != &nodes[place++])
			fail("out of order");
		count++;
	}
	RB_FOREACH_REVERSE(node, tree, tree)
		count++;
	if (count != 2 * expected)
		fail("some are missing");
	for (int i = 0; i < COUNT; i += 7) {
		struct node wanted = { .number = i * 2 }, *next = NULL;
		for (int j = i; j < COUNT && !next; j++)
			next = nodes[j].there ? &nodes[j] : NULL;
		if (RB_FIND(tree, tree, &wanted) != (nodes[i].there ? &nodes[i] : NULL) || RB_NFIND(tree, tree, &wanted) != next)
			fail("not found");
		/* Between two numbers. */
		wanted.number--;
		if (RB_FIND(tree, tree, &wanted) || RB_NFIND(tree, tree, &wanted) != next)
			fail("found what is not there");
	}
}

static void put(struct tree *tree, struct node *node)
{
	struct node twin = *node, *old = RB_INSERT(tree, tree, node->there ? &twin : node);
	if (old != (node->there ? node : NULL))
		fail("inserted twice, or not at all");
	node->there = 1;
}

static void take(struct tree *tree, struct node *node)
{
	if (node->there && RB_REMOVE(tree, tree, node) != node)
		fail("another one was removed");
	node->there = 0;
}

static void print(struct node *node)
{
	if (!node) {
		printf("-");
		return;
	}
	printf("%d", node->number);
	if (RB_LEFT(node, link) || RB_RIGHT(node, link)) {
		printf("(");
		print(RB_LEFT(node, link));
		printf(" ");
		print(RB_RIGHT(node, link));
		printf(")");
	}
}

int main(void)
{
	struct tree tree = RB_INITIALIZER(&tree);
	struct private private;
	struct node *node, *next;

	for (int i = 0; i < COUNT; i++)
		nodes[i].number = i * 2;
	check_all(&tree);
	for (int i = 0; i < COUNT; i++) {
		put(&tree, &nodes[i]);
		check_all(&tree);
	}
	for (int i = 0; i < COUNT; i++) {
		take(&tree, &nodes[(i * 101) % COUNT]);
		check_all(&tree);
	}
	for (int round = 0; round < 4000; round++) {
		/* Now it grows, now it shrinks, and it is always small enough for every shape to occur. */
		node = &nodes[dice(round % 500 < 250 ? COUNT : 24)];
		if (dice(100) < (round % 500 < 250 ? 60u : 40u))
			put(&tree, node);
		else
			take(&tree, node);
		check_all(&tree);
	}
	RB_FOREACH_SAFE(node, tree, &tree, next)
		if (dice(2))
			take(&tree, node);
	check_all(&tree);
	RB_FOREACH_REVERSE_SAFE(node, tree, &tree, next)
		take(&tree, node);
	check_all(&tree);
	printf("empty: %d\n", RB_EMPTY(&tree));

	RB_INIT(&private);
	for (int i = 0; i < 12; i++)
		RB_INSERT(private, &private, &nodes[(i * 5) % 12]);
	print(RB_ROOT(&private));
	puts("");
	node = RB_NEXT(private, &private, &nodes[6]);
	printf("%d %d\n", node->number, RB_PREV(private, &private, node)->number);
	printf("%d %d\n", RB_PREV(private, &private, &nodes[0]) == NULL, RB_NEXT(private, &private, &nodes[11]) == NULL);
	next = &nodes[9];
	RB_FOREACH_FROM(node, private, next)
		printf("%d ", node->number);
	next = &nodes[2];
	RB_FOREACH_REVERSE_FROM(node, private, next)
		printf("%d ", node->number);
	puts("");
	return 0;
}
