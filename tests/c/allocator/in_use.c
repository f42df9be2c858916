//! components: allocator
/* mallinfo2: uordblks is what the program holds, to a block. */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
	struct mallinfo2 before = mallinfo2();
	void *blocks[1000];
	for (int i = 0; i < 1000; i++)
		blocks[i] = malloc(100);
	struct mallinfo2 after = mallinfo2();
	printf("in use %d, arena %d\n", after.uordblks - before.uordblks >= 100000, after.arena == after.uordblks + after.fordblks);
	for (int i = 0; i < 1000; i++)
		free(blocks[i]);
	return 0;
}
