//! etc: accounts
/* getsgnam and getsgnam_r: who is found, the buffer asked for, and that getsgent keeps its place. */
#include "entries.h"

static const char *const names[] = { "root", "bad", "wheel", "big", "+", "-no", "last", "none", "", "#c", "root:" };

int main(void)
{
	static char buffer[4000] __attribute__((aligned(64)));
	for (size_t i = 0; i < COUNT(names); i++) {
		show_text(names[i]);
		SHOW_CALL(sgrp, getsgnam_r(names[i], &entry, buffer, sizeof buffer, &result));
		errno = 0;
		struct sgrp *kept = getsgnam(names[i]);
		printf("\tgetsgnam %s errno %d", kept ? "finds" : "finds nothing", kept ? 0 : errno);
		if (kept)
			show_sgrp(kept);
		putchar('\n');
	}
	static const char *const sized[] = { "root", "wheel", "last", "none" };
	for (size_t i = 0; i < COUNT(sized); i++) {
		int last = -1;
		printf("%s:", sized[i]);
		for (size_t size = 0; size < sizeof buffer; size++) {
			struct sgrp entry, *result = UNSET(sgrp);
			int code = getsgnam_r(sized[i], &entry, buffer, size, &result);
			if (code != last)
				printf(" %zu: %d %s", size, code, result ? "found" : "nothing");
			last = code;
		}
		putchar('\n');
	}
	getsgent();
	getsgnam("last");
	show_sgrp(getsgent());
	putchar('\n');
	return 0;
}
