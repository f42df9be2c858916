/* fgetpwent_r: the buffer it asks for, and where ERANGE leaves the stream. */
#include "entries.h"

static const char *const texts[] = {
	"a:b:1:2:g:d:s\n",
	"a:b:1:2:g:d:s",
	"a:b:1:2:g\n",
	"+\n",
	"",
	"broken",
	"   a:b:1:2:g:d:s\n",
	"#a long long long long comment\nbroken\n\nlonger:than:the:comment:is,:so:this:is:a:bad:line\na:b:1:2:g:d:s\n",
	"# comment\nlooooooooooooooooooooooooong:x:1:2:::",
};

int main(void)
{
	for (size_t i = 0; i < COUNT(texts); i++)
		for (int offset = 0; offset < 9; offset += offset < 4 ? 1 : 4)
			SHOW_SIZES(passwd, fgetpwent_r, texts[i], offset);
	return 0;
}
