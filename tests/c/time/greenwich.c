//! components: time-zone
/* The zone of gmtime's times is called GMT, and strftime writes the name that a time has. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void show(const char *format, const struct tm *time)
{
	char text[100];
	memset(text, '!', sizeof text);
	size_t length = strftime(text, sizeof text, format, time);
	printf("%s: %zu '%.*s' %d\n", format, length, (int)length, text, text[length]);
}

int main(void)
{
	setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
	time_t now = 1700000000;
	struct tm *shared = gmtime(&now), own, local;
	printf("%s %ld\n", shared->tm_zone, shared->tm_gmtoff);
	printf("%s\n", gmtime_r(&now, &own)->tm_zone);
	struct tm fields = { .tm_year = 123, .tm_mon = 14, .tm_mday = 40, .tm_isdst = 1, .tm_zone = "before" };
	printf("%lld", (long long)timegm(&fields));
	printf(" %s %d\n", fields.tm_zone, fields.tm_isdst);
	now = LLONG_MAX;
	errno = 0;
	printf("%d", gmtime(&now) == NULL);
	printf(" errno %d\n", errno);
	errno = 0;
	printf("%d", gmtime_r(&now, &own) == NULL);
	printf(" errno %d\n", errno);

	static const char *const formats[] = {
		"%Z", "[%Z]", "%5Z|%05Z|%_5Z|%2Z|%^Z|%#Z|%EZ|%OZ", "%a, %d %b %Y %H:%M:%S %Z", "%Z%Z%%%Z", "%%Z", "no", "",
		"%z %Z", "%10Y%Z", "%Z %c",
	};
	now = 1720000000;
	gmtime_r(&now, &own);
	localtime_r(&now, &local);
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		show(formats[i], &own);
		show(formats[i], &local);
	}
	/* Names from elsewhere; none. */
	own.tm_zone = "Mars/Olympus";
	show("%Z %#Z", &own);
	own.tm_zone = "";
	show("[%Z%Z]", &own);
	own.tm_zone = NULL;
	for (own.tm_isdst = -1; own.tm_isdst < 2; own.tm_isdst++)
		show("[%Z]", &own);
	/* Too little room. */
	own.tm_zone = "GMT";
	for (size_t size = 0; size < 12; size++) {
		char text[12];
		printf("%zu: %zu", size, strftime(text, size, "%d%Z%d", &own));
		printf(" %zu\n", strftime(text, size, "ab%Z", &own));
	}
	return 0;
}
