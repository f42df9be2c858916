//! components: locale
/* Which locales there are: asking for another gives nothing, and leaves the one there is. */
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const names[] = {
	"C", "POSIX", "C.UTF-8", "C.utf8", "C.UTF8", "C.utf-8", "C.UTF-8@x", "", "c", "posix", "c.utf8", "zz_ZZ",
	"zz_ZZ.utf8", "a/b", "../C", ".", "C.", "C.x", "C.ISO-8859-1", "C@euro", "POSIX.UTF-8", "C/", " C", "C ", "zz",
	"zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
	"C.UTF-8;C;C;C;C;zz",
};

static const int categories[] = { LC_ALL, LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, 99 };
static const int masks[] = { LC_ALL_MASK, LC_CTYPE_MASK, LC_NUMERIC_MASK | LC_TIME_MASK, 0 };

#define COUNT(list) (sizeof(list) / sizeof *(list))

static void show(const char *name, int found, int error)
{
	printf("  %.20s: %d", name, found);
	/* glibc asks for the files of a locale only once; and names of several are written in another way there. */
	if (!found && !strchr(name, ';'))
		printf(" %s", strchr(name, '/') ? "slash" : error == ENOENT || !error ? "ENOENT" : "another errno");
	printf("\n");
}

int main(void)
{
	unsetenv("LC_ALL");
	unsetenv("LC_CTYPE");
	setenv("LANG", "C.UTF-8", 1);
	for (size_t i = 0; i < COUNT(categories); i++) {
		printf("category %zu\n", i);
		for (size_t j = 0; j < COUNT(names); j++) {
			setlocale(LC_ALL, "C");
			errno = 0;
			int found = setlocale(categories[i], names[j]) != NULL, error = errno;
			/* Of glibc's and musl's, this is no category. */
			if (categories[i] != 99)
				show(names[j], found, error);
			else
				printf("  %d\n", found);
			if (!found && strcmp(setlocale(LC_ALL, NULL), "C"))
				printf("  it is %s\n", setlocale(LC_ALL, NULL));
		}
	}
	for (size_t i = 0; i < COUNT(masks); i++) {
		printf("mask %zu\n", i);
		for (size_t j = 0; j < COUNT(names); j++) {
			errno = 0;
			locale_t made = newlocale(masks[i], names[j], (locale_t)0);
			show(names[j], made != (locale_t)0, errno);
			if (made)
				freelocale(made);
		}
	}
	locale_t base = newlocale(LC_ALL_MASK, "C", (locale_t)0);
	printf("on a base %d", newlocale(LC_CTYPE_MASK, "zz_ZZ", base) != (locale_t)0);
	printf(" and then %d\n", newlocale(LC_CTYPE_MASK, "C.UTF-8", base) != (locale_t)0);

	setlocale(LC_CTYPE, "C.UTF-8");
	char *before = strdup(setlocale(LC_ALL, NULL));
	setlocale(LC_ALL, "C");
	printf("as before %d\n", setlocale(LC_ALL, before) && !strcmp(setlocale(LC_ALL, NULL), before));
	free(before);
	printf("asking %d\n", setlocale(LC_NUMERIC, NULL) != NULL);
	return 0;
}
