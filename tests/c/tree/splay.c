/* SPLAY_*: whatever is put in, looked for and taken out, the tree is in order. */
#define LINK SPLAY_ENTRY
#include "node.h"

SPLAY_HEAD(tree, node);
SPLAY_PROTOTYPE(tree, node, link, compare)
SPLAY_GENERATE(tree, node, link, compare)

#define COUNT 128
static struct node nodes[COUNT];

/* How many nodes there are, all of them between two numbers. */
static int count(struct node *node, int low, int high)
{
	if (!node)
		return 0;
	if (node->number <= low || node->number >= high)
		fail("out of order");
	return 1 + count(SPLAY_LEFT(node, link), low, node->number) + count(SPLAY_RIGHT(node, link), node->number, high);
}

static void check_all(struct tree *tree)
{
	int expected = 0;
	for (int i = 0; i < COUNT; i++)
		expected += nodes[i].there;
	if (count(SPLAY_ROOT(tree), -1, 2 * COUNT) != expected || SPLAY_EMPTY(tree) != !expected)
		fail("some are missing");
}

static void walk(struct tree *tree)
{
	struct node *node;
	int place = 0;
	SPLAY_FOREACH(node, tree, tree) {
		while (place < COUNT && !nodes[place].there)
			place++;
		if (node != &nodes[place++])
			fail("walked out of order");
	}
	while (place < COUNT)
		if (nodes[place++].there)
			fail("did not walk to the end");
}

int main(void)
{
	struct tree tree = SPLAY_INITIALIZER(&tree);
	struct node *node, twin;

	for (int i = 0; i < COUNT; i++)
		nodes[i].number = i * 2;
	printf("%d %d %d\n", SPLAY_EMPTY(&tree), SPLAY_MIN(tree, &tree) == NULL, SPLAY_MAX(tree, &tree) == NULL);
	printf("%d %d\n", SPLAY_FIND(tree, &tree, &nodes[0]) == NULL, SPLAY_REMOVE(tree, &tree, &nodes[0]) == NULL);
	for (int round = 0; round < 20000; round++) {
		node = &nodes[dice(round % 1000 < 500 ? COUNT : 10)];
		twin = *node;
		switch (dice(4)) {
		case 0:
		case 1:
			if (SPLAY_INSERT(tree, &tree, node->there ? &twin : node) != (node->there ? node : NULL))
				fail("inserted twice, or not at all");
			node->there = 1;
			break;
		case 2:
			if (SPLAY_REMOVE(tree, &tree, &twin) != (node->there ? node : NULL))
				fail("another one was removed");
			node->there = 0;
			break;
		case 3:
			if (SPLAY_FIND(tree, &tree, &twin) != (node->there ? node : NULL))
				fail("another one was found");
			if (node->there && SPLAY_ROOT(&tree) != node)
				fail("what was found is not the root");
			twin.number++;
			if (SPLAY_FIND(tree, &tree, &twin))
				fail("found what is not there");
			break;
		}
		check_all(&tree);
		if (round % 100 == 0)
			walk(&tree);
	}
	for (int i = 0; i < COUNT; i++) {
		SPLAY_REMOVE(tree, &tree, &nodes[i]);
		nodes[i].there = 0;
		check_all(&tree);
	}
	printf("%d\n", SPLAY_EMPTY(&tree));
	for (int i = 0; i < COUNT; i++)
		SPLAY_INSERT(tree, &tree, &nodes[(i * 37) % COUNT]);
	printf("%d %d\n", SPLAY_MIN(tree, &tree)->number, SPLAY_MAX(tree, &tree)->number);
	printf("%d\n", SPLAY_NEXT(tree, &tree, &nodes[5])->number);
	SPLAY_INIT(&tree);
	printf("%d\n", SPLAY_EMPTY(&tree));
	return 0;
}
