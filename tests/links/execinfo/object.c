/* A shared object with a function called FUNCTION, which calls back from qsort, and COMPARE. */
#include <stdlib.h>

static volatile int after;
static void (*function)(void);

__attribute__((noinline)) int COMPARE(const void *left, const void *right);
int COMPARE(const void *left, const void *right)
{
	(void)left, (void)right;
	if (function)
		function();
	function = NULL;
	after++;
	return 0;
}

void FUNCTION(void (*)(void));
void FUNCTION(void (*callback)(void))
{
	int numbers[] = { 2, 1 };
	function = callback;
	qsort(numbers, 2, sizeof *numbers, COMPARE);
	after++;
}
