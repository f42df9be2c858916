/* argz_add(), argz_add_sep(), argz_append(), argz_delete(), argz_insert(): changes of a vector. */
#include "vector.h"

static void delete(const char *what, size_t at)
{
	argz_delete(&vector, &length, vector + at);
	show(what, 0);
}

static void insert(const char *what, size_t at, const char *entry)
{
	error_t error = argz_insert(&vector, &length, vector + at, entry);
	show(what, error);
}

int main(void)
{
	errno = 0;
	SET("");
	show("add", argz_add(&vector, &length, "one"));
	show("add nothing", argz_add(&vector, &length, ""));
	show("add", argz_add(&vector, &length, "three"));
	static const char *const texts[] = { "", ":", "a:b", "::c::", "d" };
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		show(texts[i], argz_add_sep(&vector, &length, texts[i], ':'));
	SET("");
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		SET("");
		show(texts[i], argz_add_sep(&vector, &length, texts[i], ':'));
	}
	SET("one\0");
	show("separated by NUL", argz_add_sep(&vector, &length, "two", 0));
	show("append", argz_append(&vector, &length, "a\0b", 4));
	show("append nothing", argz_append(&vector, &length, "a\0b", 0));
	show("append without NUL", argz_append(&vector, &length, "abc", 2));
	SET("");
	show("append to nothing", argz_append(&vector, &length, "a\0b", 4));

	SET("one\0two\0three\0four\0");
	delete("second", 4);
	delete("last", 10);
	delete("first", 0);
	delete("the only one", 0);
	SET("one\0two\0three\0");
	argz_delete(&vector, &length, NULL);
	show("null", 0);
	delete("from its middle", 5);
	delete("the last from its middle", 7);
	SET("\0\0a\0\0");
	delete("empty", 1);
	delete("empty", 0);
	delete("empty", 2);

	SET("one\0two\0");
	insert("at the beginning", 0, "zero");
	insert("in the middle of an element", 7, "in between");
	insert("an empty one", 0, "");
	insert("before the last", length - 4, "x");
	insert("in the last", length - 2, "y");
	insert("at the end", length, "beyond");
	show("null", argz_insert(&vector, &length, NULL, "last"));
	insert("before the beginning", -1, "nowhere");
	insert("far beyond the end", length + 1, "nowhere");
	SET("");
	show("null to nothing", argz_insert(&vector, &length, NULL, "only"));
	SET("one\0two\0three\0");
	insert("a long one", 4, "an element that is longer than the whole vector was before");
	insert("a long one", 0, "an element that is longer than the whole vector was before");
	free(vector);
	printf("errno %d\n", errno);
	return 0;
}
