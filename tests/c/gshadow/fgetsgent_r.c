/* fgetsgent_r: which lines are entries, and what is in them. */
#include "entries.h"

static const char *const lines[] = {
	"a:b:c,d:e,f\n", "a:b:c,d:e,f", "a:b:c:\n", "a:b:c\n", "a:b::\n", "a:b:\n", "a:b\n", "a:\n", "a\n", ":\n",
	":::\n", ":b:c:d\n", "a:b:c:d:e\n", "a:b:c:d:\n", " a:b: c , d : e ,f \n", "a:b:,c,,d,:,e,,\n", "a:b:,:,\n",
	"a:b:c,d:e\r\n", "#a:b:c:d\n", "+\n", "-\n", "+:\n", "+a:b:c:d\n", "-a\n", "a\r\n", "a:b: : \n",
	"a:b:c d:e f\n", "+\n", "+ \n",
};

int main(void)
{
	SHOW_LINES(sgrp, fgetsgent_r, lines)
	return 0;
}
