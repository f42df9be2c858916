/* parse_printf_format: positions, gaps, numbers beyond int, malformed formats, and more arguments than room. */
#include <errno.h>
#include <printf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROOM 10

static void show(const char *format, size_t n)
{
	int types[ROOM];
	memset(types, -1, sizeof types);
	errno = 77;
	size_t count = parse_printf_format(format, n, types);
	printf("%s\t%zu of %zu:", format, n, count);
	for (size_t i = 0; i < ROOM; i++)
		printf(types[i] == -1 ? " -" : " %x", types[i]);
	printf(" errno %d\n", errno);
}

int main(void)
{
	static const char *const formats[] = {
		"", "no conversion", "%", "%%", "%d%", "%5", "%5.", "%.*", "%*", "%-", "%l", "%hh", "%1$", "%*1$", "%1$*2$",
		"%2$s", "%5$d %2$s", "%3$s %1$f %3$d", "%1$d %d %d", "%d %3$s %f", "%1$*1$f", "%1$.*1$Lf", "%2$*1$.*3$lc",
		"%4$*d", "%*4$d", "%*2$*3$d", "%1$1$d", "%0$d", "%00002$d", "%*0$d", "%*02$d", "%.*0$d", "%*1d", "%.*1d",
		"%2$m", "%*m", "%.*m %s", "%3$%", "%*%%s", "%2$*1$%", "%5$y", "%*y%s", "%y%s", "%n%hhn%lln",
		"%99999999999f", "%.99999999999f", "%99999999999$f", "%99999999999$5s%f", "%*99999999999$%f", "%.*99999999999$%f",
		"%99999999999999999999999999999999.*9$f", "%4294967297$s%f", "%*4294967297$%f", "%18446744073709551617$s%f",
		"%2147483646$s", "%2147483647$s", "%2147483648$s", "%1$*2147483647$s", "%1$*2147483648$s", "%.*2147483647$s",
		"%s%c%C%S%p%f%Lf%d%hd%hhd%ld%lld%qd", "%lld%Lf%qd%hhu", "text %s\n%-20.*lf\t|%#llx", "\xff%s\xc3\xa9%5\xc3\xa9%f",
	};
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		show(formats[i], 0);
		show(formats[i], 1);
		show(formats[i], 3);
		show(formats[i], ROOM);
	}
	return 0;
}
