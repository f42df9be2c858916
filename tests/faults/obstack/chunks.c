/* Each chunk in turn cannot be had. */
#include <errno.h>
#include <obstack.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "fault.h"

#define obstack_chunk_alloc malloc
#define obstack_chunk_free free

static jmp_buf away;

static void handler(void)
{
	longjmp(away, 1);
}

int main(void)
{
	static struct obstack obstack;
	volatile int step = 0, failed = 0;

	obstack_alloc_failed_handler = handler;
	fault_begin();
	if (setjmp(away) == 0) {
		obstack_begin(&obstack, 100);
		step = 1;
		obstack_grow(&obstack, "kept", 4);
		obstack_blank(&obstack, 500);
		step = 2;
		obstack_printf(&obstack, "%01000d", 1);
		step = 3;
	} else {
		failed = 1;
	}
	int error = fault_end();
	if (failed != (error == ENOMEM) || failed == (step == 3))
		return 1;
	/* The growing object is as it was. */
	unsigned sizes[] = { 0, 4, 504, 1504 };
	if (step > 0) {
		if (obstack_object_size(&obstack) != sizes[step] || memcmp(obstack_base(&obstack), "kept", 4))
			return 2;
		obstack_free(&obstack, NULL);
	}
	return fault_finish();
}
