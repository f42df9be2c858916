/* A backtrace through shared objects, one linked and one opened by this program, and through a callback in each. */
#include <dlfcn.h>
#include <execinfo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void linked(void (*)(void));

static volatile int after;

/* Prints the names in lines such as `/lib/object.so(name+0x12) [0x...]`, those of this program and its objects. */
__attribute__((noinline)) void show(void)
{
	void *addresses[64];
	int count = backtrace(addresses, 64), in_main = 0;
	char **lines = backtrace_symbols(addresses, count);
	for (int i = 0; lines && i < count && !in_main; i++) {
		char *name = strchr(lines[i], '('), *end = name ? strchr(name, '+') : NULL;
		char *file = strrchr(lines[i], '/');
		in_main = end && strncmp(name, "(main+", 6) == 0;
		if (end && end > name + 1 && !strstr(lines[i], "ld-musl"))
			printf("%.*s%.*s\n", file && file < name ? (int)(name - file) : 0, file, (int)(end - name), name);
	}
	free(lines);
	after++;
}

__attribute__((noinline)) void called_back(void)
{
	show();
	after++;
}

int main(int argc, char **argv)
{
	linked(called_back);
	void *object = argc > 1 ? dlopen(argv[1], RTLD_NOW) : NULL;
	void (*opened)(void (*)(void)) = object ? (void (*)(void (*)(void)))dlsym(object, "opened") : NULL;
	if (opened)
		opened(called_back);
	else
		puts(dlerror());
	return 0;
}
