//! components: formatter
/* asprintf without memory, for short texts, long ones, and those that libc prints. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fault.h"

static int print(const char *format, int width, double number, int expected)
{
	char *text = NULL;
	int before = fault_end();
	fault_begin();
	errno = 0;
	int length = asprintf(&text, format, width, 5, number), seen = errno, error = fault_end();
	if (length < 0)
		return error == before || seen != error;
	int wrong = error != before || length != expected || strlen(text) != (size_t)expected;
	free(text);
	return wrong;
}

int main(void)
{
	if (print("[%*d]", 10, 0, 12) || print("[%*d]", 5000, 0, 5002) || print("[%*d] %.2f", 10, 1.5, 17)
	    || print("[%*d] %a", 10, 1.5, 21)) {
		puts("asprintf does not say that it has no memory, or says so without reason");
		return 1;
	}
	return fault_finish();
}
