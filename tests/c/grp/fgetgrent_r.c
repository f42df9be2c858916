/* fgetgrent_r: which lines are entries, and what is in them. */
#include "entries.h"

static const char *const lines[] = {
	"a:b:1:\n", "a:b:1\n", "a:b:\n", "a:b\n", "a\n", ":b:1:c\n", "a:b:1:c\n", "a:b:1:c,d,e\n", "a:b:1:c,d,e",
	"a:b:1: c , d ,e \n", "a:b:1:,c,,d,\n", "a:b:1:,\n", "a:b:1: ,\n", "a:b:1: \n", "a:b:1:c:d\n",
	"a:b:1:c d,e\n", "a:b:1:c\r\n", "a:b:1:c,\r\n", "a:b:-1:c\n", "a:b: +1:c\n", "a:b:4294967295:c\n",
	"a:b:4294967296:c\n", "+\n", "-\n", "+:\n", "+::\n", "+:::\n", "+a:b:1:c\n", "+a:b::c\n", "+a:b:x:c\n",
	"+a:b:\n", "+a:b\n", "+a:b:1\n", " a:b:1:c\n", "#a:b:1:c\n", "a:b:1:#c\n", "a:b:0x1:c\n", "a:b:1 :c\n",
	"a:b:1:c,d,e,f,g,h,i,j,k,l,m,n\n", "-a:b:c:d\n", "a:b:1:\tc,\vd\n",
};

int main(void)
{
	SHOW_LINES(group, fgetgrent_r, lines)
	return 0;
}
