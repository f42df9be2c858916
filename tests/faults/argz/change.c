/* Each allocation of the functions that make a vector larger fails: the vector is as it was. */
#include <argz.h>
#include <stdlib.h>
#include <string.h>

#include "fault.h"

static char *vector;
static size_t length;

static int is(const char *bytes, size_t size)
{
	return length == size && memcmp(vector, bytes, size) == 0;
}

int main(void)
{
	char *list[] = { (char *)"one", (char *)"two", NULL };
	char *other = NULL;
	size_t other_length = 0;
	unsigned count = 0;
	int results[7];

	fault_begin();
	results[0] = argz_create(list, &vector, &length);
	results[1] = argz_add(&vector, &length, "three");
	results[2] = argz_create_sep("a:b", ':', &other, &other_length);
	results[3] = argz_add_sep(&vector, &length, ":x::y", ':');
	results[4] = argz_append(&vector, &length, "z", 2);
	results[5] = argz_insert(&vector, &length, vector, "zero");
	results[6] = argz_replace(&vector, &length, "e", "EE", &count);
	int error = fault_end();

	int failed = -1;
	for (int i = 0; i < 7; i++) {
		if (results[i] != 0 && (results[i] != error || failed >= 0))
			return 1;
		if (results[i] != 0)
			failed = i;
	}
	if ((error != 0) != (failed >= 0))
		return 2;
	if (failed == 2 ? other != NULL : other_length != 4 || memcmp(other, "a\0b", 4))
		return 3;
#define IS(text) is(text, sizeof(text))
	static const int counts[] = { 2, 2, 3, 3, 3, 2, 0 };
	if (count != (unsigned)(failed < 0 ? 3 : counts[failed]))
		return 4;
	if (!(failed == 0   ? IS("zEEro\0thrEEEE\0x\0y\0z")
	      : failed == 1 ? IS("zEEro\0onEE\0two\0x\0y\0z")
	      : failed == 3 ? IS("zEEro\0onEE\0two\0thrEEEE\0z")
	      : failed == 4 ? IS("zEEro\0onEE\0two\0thrEEEE\0x\0y")
	      : failed == 5 ? IS("onEE\0two\0thrEEEE\0x\0y\0z")
	      : failed == 6 ? IS("zero\0one\0two\0three\0x\0y\0z")
			    : IS("zEEro\0onEE\0two\0thrEEEE\0x\0y\0z")))
		return 5;
	free(vector);
	free(other);
	return fault_finish();
}
