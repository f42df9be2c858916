/* fgetgrent_r: the buffer it asks for, and where ERANGE leaves the stream. */
#include "entries.h"

static const char *const texts[] = {
	"a:b:1:\n",
	"a:b:1\n",
	"a:b:1:c\n",
	"a:b:1:c,d\n",
	"a:b:1:c,d,\n",
	"a:b:1:c,,d\n",
	"a:b:1:c",
	"a:b:1:c,d",
	"+\n",
	"",
	"   a:b:1:c\n",
	"a:b:\n",
	"bad:line\na:b:1:c,d\n",
};

int main(void)
{
	for (size_t i = 0; i < COUNT(texts); i++)
		for (int offset = 0; offset < 9; offset += offset < 4 ? 1 : 4)
			SHOW_SIZES(group, fgetgrent_r, texts[i], offset);
	return 0;
}
