/* parse_printf_format of what programs really print, 100,000 times each. */
#include <printf.h>
#include <stdlib.h>

#include "bench.h"

static const char *const formats[] = {
	"%s: cannot open %s: %s\n",
	"[%5ld.%06ld] <%d> %-20.20s %#010lx %c\n",
	"%2$*1$d %3$s %5$.*4$f %%\n",
	"a long line of text in which there is nothing for printf to fill in, but for one number at its end: %zu\n",
};

static void parse(void)
{
	int types[16];
	size_t total = 0;
	for (int round = 0; round < 100000; round++)
		for (size_t format = 0; format < sizeof formats / sizeof *formats; format++)
			total += parse_printf_format(formats[format], 16, types);
	if (total != 100000 * (3 + 6 + 5 + 1))
		exit(1);
}

int main(void)
{
	bench(5, parse);
	return 0;
}
