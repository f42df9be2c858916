/* fgetspent_r: the buffer it asks for, and where ERANGE leaves the stream. */
#include "entries.h"

static const char *const texts[] = {
	"a:b:::::::\n",
	"a:b:::::::",
	"",
	"bad:line:that:is:long\na:b:::::::\n",
};

int main(void)
{
	for (size_t i = 0; i < COUNT(texts); i++)
		for (int offset = 0; offset < 9; offset += offset < 4 ? 1 : 4)
			SHOW_SIZES(spwd, fgetspent_r, texts[i], offset);
	return 0;
}
