/* sgetsgent and sgetsgent_r: what they make of a line, and the buffer the latter asks for.
 * Every line is an entry.
 */
#include "entries.h"

static const char *const lines[] = {
	"",
	"\n",
	"#a:b:c:d",
	"  a:b:c:d",
	"a:b:c:d\ne",
	"a:b\n:c:d",
	"a",
	"+",
	"+:",
	":",
	"\n#x\n",
	"a:b: c,,d:e,\n",
};

static const char *const sized[] = {
	"a:b:c:d",
	"a:b:c:de",
	"a:b:c:d\n",
	"+",
	"",
	"a:b:c:d\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
};

#define ENTRY sgrp
#define SGET_R sgetsgent_r
#include "record_sizes.h"

int main(void)
{
	for (size_t i = 0; i < COUNT(lines); i++) {
		char buffer[1000];
		struct sgrp entry, *result = UNSET(sgrp);
		memset(&entry, 0, sizeof entry);
		errno = EINVAL;
		int code = sgetsgent_r(lines[i], &entry, buffer, sizeof buffer, &result);
		show_text(lines[i]);
		printf(": %d", code);
		if (result)
			show_sgrp(result);
		struct sgrp *kept = sgetsgent(lines[i]);
		printf("\n\t%s", kept ? "entry" : "none");
		if (kept)
			show_sgrp(kept);
		putchar('\n');
	}

	for (size_t i = 0; i < COUNT(sized); i++)
		show_sizes(sized[i]);

	static char buffer[200];
	strcpy(buffer + 30, "a:b:c:d");
	SHOW_CALL(sgrp, sgetsgent_r(buffer + 30, &entry, buffer, sizeof buffer, &result));

	static char huge[200000];
	memset(huge, 'x', sizeof huge);
	strcpy(huge + 199900, ":b:c,d:e");
	struct sgrp *first = sgetsgent(huge);
	printf("%d %zu", first != NULL, first ? strlen(first->sg_namp) : 0);
	printf(" %d\n", first == sgetsgent("a"));
	return 0;
}
