/* The functions of <envz.h>: entries with a value, without one, and with an empty one. */
#include <envz.h>

#include "../argz/vector.h"

static void look(const char *name)
{
	printf("%s ", name);
	place("entry", envz_entry(vector, length, name));
	place("   value", envz_get(vector, length, name));
}

static void add(const char *name, const char *value)
{
	printf("%s=%s: ", name, value ? value : "null");
	error_t error = envz_add(&vector, &length, name, value);
	show("", error);
}

static void merge(const char *other, size_t size, int override)
{
	error_t error = envz_merge(&vector, &length, other, size, override);
	show(override ? "merged over" : "merged", error);
}

static void remove_name(const char *name)
{
	envz_remove(&vector, &length, name);
	show(name, 0);
}

static void strip(void)
{
	envz_strip(&vector, &length);
	show("stripped", 0);
}

int main(void)
{
	errno = 0;
	static const char *const names[] = { "", "a", "b", "ab", "c", "d", "a=1", "b=", "=", "x", "d=e", "d=e=f", "=v" };
	SET("a=1\0b=\0c\0ab=12\0d=e=f\0a=2\0\0=v\0");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		look(names[i]);
	SET("");
	look("a");
	look("");
	SET("long name of an entry=value\0long name of an entry too\0");
	look("long name of an entry");
	look("long name of an entry too");
	look("long name of an entry to");

	SET("");
	add("a", "1");
	add("b", NULL);
	add("c", "");
	add("a", "2");
	add("b", "a value");
	add("a", NULL);
	add("c", "x=y");
	add("", "no name");
	add("", NULL);
	add("d=e", "f");
	add("d", "again");
	add("d=e", "f");

	SET("a=1\0b\0a=2\0c=\0");
	remove_name("a");
	remove_name("a");
	remove_name("x");
	remove_name("b");
	remove_name("c=");
	remove_name("c");
	remove_name("c");

	SET("a=1\0b\0c=\0");
	merge("", 0, 1);
	merge("a=2\0b=3\0d\0", 10, 0);
	merge("a=2\0b=3\0d\0e=5\0", 14, 1);
	merge("a\0c=9\0a=4\0", 10, 1);
	merge("=x\0\0", 4, 1);
	SET("");
	merge("a=1\0b\0a=3\0", 10, 0);
	SET("");
	merge("a=1\0b\0a=3\0", 10, 1);

	SET("a=1\0b\0c=\0\0d\0=\0");
	strip();
	strip();
	SET("a\0b\0");
	strip();
	printf("null: %d\n", vector == NULL);
	SET("");
	strip();
	free(vector);
	printf("errno %d\n", errno);
	return 0;
}
