//! components: clock
/* Times as lines of text: of any year, in any locale, where there is room, and where there is none. */
#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void show(time_t seconds)
{
	char text[64];
	memset(text, 'x', sizeof text);
	errno = 0;
	char *line = ctime(&seconds);
	printf("%lld: %s", (long long)seconds, line ? line : errno == EINVAL ? "EINVAL\n" : errno == EOVERFLOW ? "EOVERFLOW\n" : "another error\n");
	char first[64] = "";
	if (line)
		strcpy(first, line);
	errno = 0;
	line = ctime_r(&seconds, text);
	if (!line)
		printf(" ctime_r: %s\n", errno == EINVAL ? "EINVAL" : errno == EOVERFLOW ? "EOVERFLOW" : "another error");
	else if (line != text || strcmp(text, first) != 0)
		printf(" ctime_r: %s", text);
	printf(" behind it: %.3s\n", text + 26);
}

int main(void)
{
	static const time_t times[] = {
		0, 1, -1, 951782400, 1700000000, 253402297199, 253402300799, 253402300800, 3155378975990, 315569519999, -62135604000,
		-62167226400, -62261827200, -93789619200, -378359596800, 67767976233532799, 67767976233532800, 67768036191676799, 67768036191676800,
		-67768040609740800, -67768040609740801,
	};
	static const char *const zones[] = { "UTC0", "CET-1CEST,M3.5.0,M10.5.0/3", "FOO5:30" };
	setlocale(LC_ALL, "");
	for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
		printf("%s\n", zones[i]);
		setenv("TZ", zones[i], 1);
		for (size_t k = 0; k < sizeof times / sizeof *times; k++)
			show(times[k]);
	}
	return 0;
}
