/* Each allocation of envz_add() and envz_merge() fails: nothing is lost. */
#include <envz.h>
#include <stdlib.h>
#include <string.h>

#include "fault.h"

int main(void)
{
	char *vector = NULL;
	size_t length = 0;

	fault_begin();
	int added = envz_add(&vector, &length, "a", "1");
	int replaced = envz_add(&vector, &length, "a", "2");
	int merged = envz_merge(&vector, &length, "b\0c=3", 6, 0);
	int error = fault_end();

	if ((added | replaced | merged) != error)
		return 1;
	const char *a = envz_get(vector, length, "a"), *c = envz_get(vector, length, "c");
	if (!a || strcmp(a, replaced ? "1" : "2"))
		return 2;
	if (merged ? c != NULL : !c || !envz_entry(vector, length, "b"))
		return 3;
	free(vector);
	return fault_finish();
}
