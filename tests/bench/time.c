/* Times as loggers and servers ask for them: argv[1] says which function, argv[2] in which zone. */
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>

#include "bench.h"

enum { CALLS = 100000 };

/* What is not used would not be worked out. */
static volatile long kept;

/* A second later each time, as the times of a log are. */
static time_t moment(int call)
{
	return 1700000000 + call;
}

static struct tm fields(int call)
{
	return (struct tm){ .tm_year = 123, .tm_mon = 10, .tm_mday = 14, .tm_hour = 22, .tm_min = call / 60 % 60,
			    .tm_sec = call % 60, .tm_wday = 2, .tm_yday = 317 };
}

static void seconds(void)
{
	for (int i = 0; i < CALLS; i++)
		kept = time(NULL);
}

static void microseconds(void)
{
	struct timeval now;
	for (int i = 0; i < CALLS; i++) {
		gettimeofday(&now, NULL);
		kept = now.tv_usec;
	}
}

static void nanoseconds(void)
{
	struct timespec now;
	for (int i = 0; i < CALLS; i++) {
		clock_gettime(CLOCK_REALTIME, &now);
		kept = now.tv_nsec;
	}
}

static void local_r(void)
{
	struct tm tm;
	for (int i = 0; i < CALLS; i++) {
		time_t now = moment(i);
		localtime_r(&now, &tm);
		kept = tm.tm_sec;
	}
}

static void local(void)
{
	for (int i = 0; i < CALLS; i++) {
		time_t now = moment(i);
		kept = localtime(&now)->tm_sec;
	}
}

static void lines(void)
{
	char text[26];
	for (int i = 0; i < CALLS; i++) {
		time_t now = moment(i);
		kept = *ctime_r(&now, text);
	}
}

static void greenwich(void)
{
	struct tm tm;
	for (int i = 0; i < CALLS; i++) {
		time_t now = moment(i);
		gmtime_r(&now, &tm);
		kept = tm.tm_sec;
	}
}

static void made(void)
{
	for (int i = 0; i < CALLS; i++) {
		struct tm tm = fields(i);
		tm.tm_isdst = -1;
		kept = mktime(&tm);
	}
}

static void made_greenwich(void)
{
	for (int i = 0; i < CALLS; i++) {
		struct tm tm = fields(i);
		kept = timegm(&tm);
	}
}

static void written(const char *format)
{
	char text[80];
	for (int i = 0; i < CALLS; i++) {
		struct tm tm = fields(i);
		kept = (long)strftime(text, sizeof text, format, &tm);
	}
}

static void iso(void)
{
	written("%Y-%m-%d %H:%M:%S");
}

static void short_forms(void)
{
	written("%FT%T%z");
}

static void names(void)
{
	written("%a, %d %b %Y %H:%M:%S %Z");
}

static void whole(void)
{
	written("%c");
}

static const struct function {
	const char *name;
	void (*run)(void);
} functions[] = {
	{ "time", seconds }, { "gettimeofday", microseconds }, { "clock_gettime", nanoseconds },
	{ "localtime_r", local_r }, { "localtime", local }, { "gmtime_r", greenwich }, { "mktime", made },
	{ "timegm", made_greenwich }, { "ctime_r", lines },
	{ "strftime_numbers", iso }, { "strftime_short", short_forms }, { "strftime_names", names }, { "strftime_locale", whole },
};

int main(int argc, char **argv)
{
	/* glibc reads the zone of a program that has none from a file again and again. */
	setenv("TZ", argc > 2 ? argv[2] : "CET-1CEST,M3.5.0,M10.5.0/3", 1);
	tzset();
	for (size_t i = 0; argc > 1 && i < sizeof functions / sizeof *functions; i++)
		if (strcmp(argv[1], functions[i].name) == 0) {
			bench(20, functions[i].run);
			return 0;
		}
	return 2;
}
