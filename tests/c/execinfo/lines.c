//! cflags: -rdynamic
/* The lines of backtrace_symbols and backtrace_symbols_fd: those of addresses in no object, and of the program's own as
   glibc writes them for a program like this one, dynamic or static, fixed or not. */
#include <dlfcn.h>
#include <elf.h>
#include <errno.h>
#include <execinfo.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

int a_function(void);
int a_function(void) { return 1; }
int an_object[4] = { 1, 2, 3, 4 };

static const char *program;
static int is_dynamic;
static unsigned long base;

/* What the kernel says of the program. */
static void know_the_program(void)
{
	const ElfW(Phdr) *headers = (void *)getauxval(AT_PHDR);
	for (unsigned long i = 0; i < getauxval(AT_PHNUM); i++) {
		if (headers[i].p_type == PT_PHDR)
			base = (unsigned long)headers - headers[i].p_vaddr;
		is_dynamic |= headers[i].p_type == PT_INTERP;
	}
}

static char *line_of_fd(void *address)
{
	static char text[4096];
	int ends[2];
	if (pipe(ends) != 0)
		return "no pipe";
	backtrace_symbols_fd(&address, 1, ends[1]);
	close(ends[1]);
	ssize_t size = read(ends[0], text, sizeof text - 1);
	close(ends[0]);
	text[size < 0 ? 0 : size] = 0;
	return text;
}

static void show(void *address)
{
	char **lines = backtrace_symbols(&address, 1);
	printf("%s\n%s", lines[0], line_of_fd(address));
	free(lines);
}

/* An address of the program, `offset` behind a symbol or nothing. */
static void expect(const char *what, void *address, const char *symbol, unsigned long offset)
{
	char spaced[4096], tight[4096], place[256] = "";
	if (symbol || base)
		snprintf(place, sizeof place, "%s+%#lx", symbol ? symbol : "", symbol ? offset : (unsigned long)address - base);
	if (is_dynamic)
		snprintf(spaced, sizeof spaced, "%s(%s) [%p]", program, place, address);
	else
		snprintf(spaced, sizeof spaced, "[%p]", address);
	if (symbol && !offset)
		snprintf(place, sizeof place, "%s+0x0", symbol);
	if (is_dynamic)
		snprintf(tight, sizeof tight, *place ? "%s(%s)[%p]\n" : "%s%s[%p]\n", program, place, address);
	else
		snprintf(tight, sizeof tight, "[%p]\n", address);
	char **lines = backtrace_symbols(&address, 1);
	int same = strcmp(lines[0], spaced) == 0, same_to_fd = strcmp(line_of_fd(address), tight) == 0;
	printf("%s: %s, %s\n", what, same ? "as expected" : lines[0], same_to_fd ? "as expected" : line_of_fd(address));
	free(lines);
}

int main(int argc, char **argv)
{
	(void)argc;
	program = argv[0];
	know_the_program();
	void *nowhere[] = { NULL, (void *)1, (void *)0x1234, (void *)0x7fffdeadbeef0, (void *)-1 };
	for (size_t i = 0; i < sizeof nowhere / sizeof *nowhere; i++)
		show(nowhere[i]);
	expect("a function", (void *)a_function, "a_function", 0);
	expect("in a function", (char *)a_function + 1, "a_function", 1);
	expect("an object", an_object, "an_object", 0);
	expect("in an object", an_object + 2, "an_object", 8);
	expect("a static function", (void *)show, NULL, 0);

	errno = 77;
	char **lines = backtrace_symbols(nowhere, 0);
	printf("none: %s, errno %d\n", lines ? "a block" : "NULL", errno);
	free(lines);
	lines = backtrace_symbols(nowhere, -1);
	printf("fewer than none: %s, errno %s\n", lines ? "a block" : "NULL", errno == ENOMEM ? "ENOMEM" : "another");
	errno = 77;
	backtrace_symbols_fd(nowhere, 0, -1);
	backtrace_symbols_fd(nowhere, -1, -1);
	printf("none to a bad descriptor: errno %d\n", errno);
	backtrace_symbols_fd(nowhere, 5, -1);
	printf("to a bad descriptor: errno %s\n", errno == EBADF ? "EBADF" : "another");
	errno = 77;
	lines = backtrace_symbols(nowhere, 5);
	char *end = (char *)(lines + 5);
	int together = 1;
	for (int i = 0; i < 5; i++)
		together &= lines[i] >= end && lines[i] < end + 1000;
	printf("the lines lie behind the pointers: %d, errno %d\n", together, errno);
	free(lines);
	return 0;
}
