/* fgetsgent_r: the buffer it asks for, and where ERANGE leaves the stream. */
#include "entries.h"

static const char *const texts[] = {
	"a\n",
	"a:b\n",
	"+\n",
	"a:b::\n",
	"a:b:c:\n",
	"a:b::c\n",
	"a:b:c:d\n",
	"a:b:c,d:e\n",
	"a:b:c,d:e",
	"",
	"# long comment\na:b:c,d:e\n",
};

int main(void)
{
	for (size_t i = 0; i < COUNT(texts); i++)
		for (int offset = 0; offset < 9; offset += offset < 4 ? 1 : 4)
			SHOW_SIZES(sgrp, fgetsgent_r, texts[i], offset);
	return 0;
}
