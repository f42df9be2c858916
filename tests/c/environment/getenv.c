//! components: environment
/* Variables that are found and not, in environments that programs made themselves. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern char **environ;

static void look(const char *name)
{
	char *value = getenv(name);
	printf(" %s=%s", name, value ? value : "(none)");
}

static void all(const char *what)
{
	printf("%s:", what);
	static const char *const names[] = { "", "A", "AB", "ABC", "B", "=", "A=", "A=x", "AB=C", "\xff", "x=y", "NUL", "LONGER_NAME" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		look(names[i]);
	putchar('\n');
}

int main(void)
{
	static char *own[] = { "A=first", "A=second", "AB", "", "=", "=x", "==", "\xff=byte", "ABC=", "B=a=b=c", "AB=C=d", "x=y=z", NULL };
	static char *none[] = { NULL };
	clearenv();
	all("cleared");
	setenv("A", "1", 1);
	setenv("AB", "12", 1);
	all("set");
	setenv("A", "2", 0);
	setenv("AB", "3", 1);
	all("again");
	char put[] = "ABC=put";
	putenv(put);
	all("put");
	memcpy(put + 4, "new", 3);
	all("changed in place");
	put[1] = '=';
	all("renamed in place");
	unsetenv("A");
	all("unset");
	environ = own;
	all("own");
	own[0] = "LONGER_NAME=far";
	all("own, changed");
	environ = none;
	all("empty");
	environ = NULL;
	all("no environment");
	setenv("A", "anew", 1);
	all("begun anew");
	return 0;
}
