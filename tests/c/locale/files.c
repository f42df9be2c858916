//! components: locale
/* A locale that has a file in one of the directories of MUSL_LOCPATH is there: glibc has its own places, so its part is
 * only to say what must come out. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void try(const char *name, int expected)
{
#ifdef __GLIBC__
	int found = expected;
#else
	int found = setlocale(LC_MESSAGES, name) != NULL;
	locale_t made = newlocale(LC_MESSAGES_MASK, name, (locale_t)0);
	if ((made != (locale_t)0) != found)
		printf("newlocale thinks otherwise\n");
	(void)expected;
#endif
	printf("%.10s %d\n", name, found);
}

int main(void)
{
	char directory[] = "/tmp/localesXXXXXX", path[600], name[200];
	if (!mkdtemp(directory))
		return 1;
	snprintf(path, sizeof path, "%s/xx_XX", directory);
	FILE *file = fopen(path, "w");
	fputs("translations", file);
	fclose(file);
	try("xx_XX", 0);
	snprintf(path, sizeof path, "/nowhere::%s", directory);
	setenv("MUSL_LOCPATH", path, 1);
	try("xx_XX", 1);
	try("yy_YY", 0);
	memset(name, 'x', sizeof name);
	name[sizeof name - 1] = '\0';
	try(name, 0);
	memset(path, 'd', sizeof path);
	path[sizeof path - 1] = '\0';
	setenv("MUSL_LOCPATH", path, 1);
	try("xx_XX", 0);
	setenv("MUSL_LOCPATH", "", 1);
	try("xx_XX", 0);
	snprintf(path, sizeof path, "%s/xx_XX", directory);
	unlink(path);
	rmdir(directory);
	return 0;
}
