//! components: clock
/* TZ wherever it is in the environment, and whoever has put it there. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

extern char **environ;

static void show(const char *label)
{
	struct tm tm;
	tzset();
	printf("%s: %s\n", label, localtime_r(&(time_t){ 0 }, &tm)->tm_zone);
}

int main(void)
{
	static char own[] = "TZ=OWN3", first[] = "A=1";
	static char *list[] = { first, own, NULL }, *other[] = { first, NULL };
	setenv("BEFORE", "1", 1);
	setenv("TZ", "AAA1", 1);
	show("set");
	setenv("TZ", "BBB1", 1);
	show("set again");
	unsetenv("TZ");
	setenv("BEHIND", "1", 1);
	setenv("TZ", "CCC1", 1);
	show("at another place");
	unsetenv("BEFORE");
	show("one place before");
	setenv("TZ", "EEEE4FFFF,M3.2.0,M11.1.0", 1);
	show("longer");
	environ = list;
	show("another list");
	strcpy(own + 3, "OWM3");
	show("changed where it is");
	own[0] = 'X';
	setenv("TZ", "GGG2", 1);
	show("behind one that is none");
	environ = other;
	setenv("TZ", "", 1);
	show("empty");
	clearenv();
	setenv("TZ", "HHH1", 1);
	show("alone");
	putenv((char *)"TZ=III1");
	show("put");
	return 0;
}
