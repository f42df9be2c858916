//! components: time-zone
/* The names of time zones, after each of the functions that set them. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static const char *const zones[] = {
	"UTC0", "", "EST5", "<+03>-3", "ABCDEF3", "CET-1CEST,M3.5.0,M10.5.0/3", "<-03>3<-02>,M3.2.0,M11.1.0", "utc0",
};

static void show(const char *name)
{
	printf("  %s '%s' '%s' %ld %d\n", name, tzname[0], tzname[1], timezone, daylight);
}

int main(void)
{
	for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
		time_t now = 1700000000;
		printf("%s\n", zones[i]);
		setenv("TZ", "XXX1YYY,M3.5.0,M10.5.0/3", 1);
		tzset();
		setenv("TZ", zones[i], 1);
		tzset();
		show("tzset");
		setenv("TZ", "XXX1YYY,M3.5.0,M10.5.0/3", 1);
		tzset();
		setenv("TZ", zones[i], 1);
		struct tm *local = localtime(&now);
		show("localtime");
		printf("  %d-%02d-%02d %02d:%02d %s\n", local->tm_year, local->tm_mon, local->tm_mday, local->tm_hour,
		       local->tm_min, local->tm_zone);
		setenv("TZ", "XXX1YYY,M3.5.0,M10.5.0/3", 1);
		tzset();
		setenv("TZ", zones[i], 1);
		struct tm fields = { .tm_year = 123, .tm_mon = 6, .tm_mday = 40, .tm_isdst = -1 };
		printf("  %lld\n", (long long)mktime(&fields));
		show("mktime");
		char text[20];
		strftime(text, sizeof text, "%Z %z", &fields);
		printf("  %s\n", text);
	}
	return 0;
}
