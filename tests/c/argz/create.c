/* argz_create(), argz_create_sep(): vectors made of lists and of strings. */
#include "vector.h"

static void separate(const char *text, int separator)
{
	vector = (char *)"not touched";
	length = 77;
	error_t error = argz_create_sep(text, separator, &vector, &length);
	show(text, error);
	free(vector);
}

static void list(char *const words[])
{
	vector = (char *)"not touched";
	length = 77;
	error_t error = argz_create(words, &vector, &length);
	show("list", error);
	free(vector);
}

int main(void)
{
	errno = 0;
	list((char *[]){ NULL });
	list((char *[]){ (char *)"one", NULL });
	list((char *[]){ (char *)"", NULL });
	list((char *[]){ (char *)"", (char *)"", NULL });
	list((char *[]){ (char *)"one", (char *)"", (char *)"three", NULL });

	static const char *const texts[] = { "",    ":",    "::",    ":::",  "a",     "a:",     ":a",    "a:b",      "a::b",
					     "::a", "a::",  "::a::", ":a:b", "a:::b", "/a:/bb", "a:b:c", ":a::b::c:" };
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		separate(texts[i], ':');
	separate("abc", 'b');
	separate("abc", 'b' + 256);
	separate("abc", 0);
	separate("", 0);
	separate("a\377b", '\377');
	separate("a\377b", 255);
	separate("a b\tc\nd", '\t');

	/* A separator at every place of strings that span more than a machine word. */
	char text[40];
	for (size_t size = 0; size < sizeof text; size++)
		for (size_t at = 0; at < size; at += 3) {
			memset(text, 'x', size);
			text[size] = 0;
			text[at] = ',';
			text[size / 2] = ',';
			separate(text, ',');
		}
	printf("errno %d\n", errno);
	return 0;
}
