//! components: clock
/* Which functions look whether TZ has become another, and which go on with the zone that was found last. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static time_t zero;

static void set(const char *zone)
{
	setenv("TZ", zone, 1);
}

static void show(const char *label)
{
	struct tm tm;
	memset(&tm, 0, sizeof tm);
	localtime_r(&zero, &tm);
	printf("%s: %s, %d o'clock\n", label, tm.tm_zone, tm.tm_hour);
}

int main(void)
{
	char text[64];
	struct tm tm;
	set("AAA1");
	show("the first call");
	set("BBB2");
	show("set");
	unsetenv("TZ");
	show("unset");
	set("BBB2");
	tzset();
	show("tzset");
	set("CCC3");
	localtime(&zero);
	show("localtime");
	set("DDD4");
	gmtime(&zero);
	show("gmtime");
	gmtime_r(&zero, &tm);
	show("gmtime_r");
	strftime(text, sizeof text, "%c %H %Z", &tm);
	show("strftime");
	memset(&tm, 0, sizeof tm);
	timegm(&tm);
	show("timegm");
	asctime(&tm);
	show("asctime");
	memset(&tm, 0, sizeof tm);
	tm.tm_mday = 1;
	strftime(text, sizeof text, "%Z", &tm);
	show("strftime of a time without a zone");
	printf("%s\n", text);
	set("EEE5");
	mktime(&tm);
	show("mktime");
	set("FFF6");
	strftime(text, sizeof text, "%s", &tm);
	show("strftime of seconds");
	set(":GGG7");
	tzset();
	show("a colon");
	set("");
	show("empty");
	tzset();
	show("empty, and tzset");
	return 0;
}
