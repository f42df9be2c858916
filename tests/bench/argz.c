/* A vector of a thousand words: made of a string, walked through, changed, and made a string again. */
#include <argz.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"

static const char *const words[] = {
	"usr", "local", "a-rather-longer-word", "bin", "/usr/lib/modules", "x", "HOME=/home/somebody",
	"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
};

static char text[40000];

static void work(void)
{
	for (int round = 0; round < 100; round++) {
		char *vector, *entry = NULL, *list[1001];
		size_t length, walked = 0;
		if (argz_create_sep(text, ';', &vector, &length))
			exit(1);
		while ((entry = argz_next(vector, length, entry)))
			walked++;
		if (walked != 1000 || argz_count(vector, length) != walked)
			exit(1);
		argz_extract(vector, length, list);
		if (argz_replace(&vector, &length, "usr", "opt/local", NULL))
			exit(1);
		argz_stringify(vector, length, ';');
		free(vector);
	}
}

int main(void)
{
	for (int word = 0; word < 1000; word++) {
		if (word)
			strcat(text, ";");
		strcat(text, words[word % (sizeof words / sizeof *words)]);
	}
	bench(5, work);
	return 0;
}
