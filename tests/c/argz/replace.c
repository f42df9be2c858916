/* argz_replace(): every occurrence in every element. */
#include "vector.h"

static void replace(const char *what, const char *with)
{
	unsigned count = 100;
	error_t error = argz_replace(&vector, &length, what, with, &count);
	printf("%s -> %s, %u times, ", what, with, count - 100);
	show("", error);
}

int main(void)
{
	errno = 0;
	SET("");
	replace("a", "b");
	SET("one\0two\0three\0");
	replace("four", "4");
	replace("o", "0");
	replace("0", "zero");
	replace("zero", "0");
	replace("two", "deux");
	replace("tw0", "");
	replace("e", "");
	replace("", "x");
	replace("thr", "\377\376");
	SET("\0\0aa\0\0");
	replace("a", "bb");
	replace("", "x");
	SET("aaaaa\0aaaa\0a\0");
	replace("aa", "a");
	SET("aaaaa\0aaaa\0a\0");
	replace("aa", "aaa");
	SET("abababa\0bab\0");
	replace("aba", "-");
	SET("abc\0");
	replace("abc", "abc");
	replace("abc", "abcabc");
	replace("abcabc\0", "");
	SET("only\0");
	replace("only", "");
	SET("one\0two\0");
	show("no count", argz_replace(&vector, &length, "o", "0", NULL));
	char *before = vector;
	show("nothing found", argz_replace(&vector, &length, "nothing", "0", NULL));
	printf("the same memory: %d\n", vector == before);

	SET("");
	for (int i = 0; i < 300; i++)
		argz_add(&vector, &length, i % 3 ? "word" : "another word and another");
	unsigned count = 0;
	printf("%d ", argz_replace(&vector, &length, "another", "a longer text than there was", &count));
	printf("%u %zu %zu\n", count, length, argz_count(vector, length));
	printf("%d ", argz_replace(&vector, &length, "r", "", &count));
	printf("%u %zu %zu\n", count, length, argz_count(vector, length));
	free(vector);
	printf("errno %d\n", errno);
	return 0;
}
