//! components: clock
/* What strftime writes: every letter with every flag, values out of range, zones, rooms that are too small. */
#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void show(const char *format, const struct tm *time)
{
	char text[300];
	memset(text, '#', sizeof text);
	errno = 0;
	size_t length = strftime(text, sizeof text, format, time);
	printf(" %s[%.*s]%s", format, (int)length, text, errno ? " and an error" : "");
	if (length > 0 && text[length] != 0)
		printf(" without an end");
}

static void show_all(const char *const *formats, const struct tm *time)
{
	for (; *formats; formats++)
		show(*formats, time);
	putchar('\n');
}

static void letters(void)
{
	static const char *const flags[] = {
		"", "^12", "E", "_", "-", "0", "^", "#", "+", "12", "_12", "-12", "012", "#12", "+12", "O", "12E", "12O", "1",
		"_-", "-_", "0_", "+_", "^#", "#^", "00", "0012", "_-0", "^#_-0", "EE", "EO", "OE", "E5", "-5", "040",
	};
	const struct tm times[] = {
		{ .tm_year = 109, .tm_mon = 1, .tm_mday = 3, .tm_hour = 4, .tm_min = 5, .tm_sec = 6, .tm_wday = 2, .tm_yday = 33,
		  .tm_gmtoff = -12600, .tm_zone = "XyZ" },
		{ .tm_year = 127, .tm_mon = 11, .tm_mday = 31, .tm_hour = 23, .tm_min = 59, .tm_sec = 60, .tm_wday = 5,
		  .tm_yday = 364, .tm_isdst = 1, .tm_gmtoff = 45296, .tm_zone = "A rather long name" },
	};
	for (size_t i = 0; i < sizeof times / sizeof *times; i++)
		for (int letter = 1; letter < 256; letter++) {
			/* What is no letter is none with flags, either. */
			size_t count = isalpha(letter) || letter == '%' ? sizeof flags / sizeof *flags : 3;
			for (size_t flag = 0; flag < count; flag++) {
				char format[16];
				snprintf(format, sizeof format, "%%%s%c", flags[flag], letter);
				show(format, &times[i]);
			}
			putchar('\n');
		}
}

static void years(void)
{
	static const int years[] = {
		INT_MIN, INT_MIN + 1, -12000, -11900, -2901, -2900, -2899, -2001, -2000, -1999, -1901, -1900, -1899, -1891, -1801,
		-1800, -1701, -901, -900, -1, 0, 99, 100, 8099, 8100, 98099, INT_MAX - 1900, INT_MAX - 1899, INT_MAX,
	};
	static const char *const formats[] = {
		"%Y", "%6Y", "%_6Y", "%-Y", "%_Y", "%0Y", "%06Y", "%-6Y", "%C", "%_C", "%-C", "%4C", "%_4C", "%y", "%_y", "%-y",
		"%4y", "%F", "%12F", "%012F", "%G", "%_G", "%6G", "%g", "%-g", "%D", "%EY", "%Ey", "%Oy", NULL,
	};
	for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
		struct tm time = { .tm_year = years[i], .tm_mday = 3, .tm_wday = 2, .tm_yday = 2 };
		printf("%d:", years[i]);
		show_all(formats, &time);
	}
}

static void values(void)
{
	static const int values[] = {
		INT_MIN, -1000, -101, -100, -99, -61, -60, -25, -24, -13, -12, -8, -7, -6, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
		11, 12, 13, 23, 24, 25, 60, 61, 99, 100, 101, 366, 999, 1000, INT_MAX - 1, INT_MAX,
	};
	static const char *const formats[] = {
		"%a", "%A", "%b", "%B", "%d", "%5d", "%_d", "%-d", "%-5d", "%_5d", "%e", "%05e", "%H", "%I", "%l", "%k", "%j", "%-j",
		"%6j", "%m", "%M", "%S", "%p", "%P", "%u", "%w", "%3u", "%U", "%W", "%r", "%R", "%T", NULL,
	};
	for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
		int value = values[i];
		struct tm time = { .tm_sec = value, .tm_min = value, .tm_hour = value, .tm_mday = value, .tm_mon = value,
				   .tm_year = 109, .tm_wday = value, .tm_yday = value };
		printf("%d:", value);
		show_all(formats, &time);
	}
}

/* Every day of the week begins a year, leap years among them. */
static void weeks(void)
{
	static const char *const formats[] = { "%G", "%V", "%g", "%U", "%W", "%u", "%w", "%j", NULL };
	for (int year = 90; year < 118; year++)
		for (int day = -4; day < 4; day++) {
			struct tm time = { .tm_year = year, .tm_mday = 1 + day, .tm_hour = 12 };
			timegm(&time);
			printf("%d %d:", time.tm_year, time.tm_yday);
			show_all(formats, &time);
		}
}

static void offsets(void)
{
	static const long offsets[] = {
		0, 1, 59, 60, -1, -59, -60, 3600, -3600, 12345, -12345, 359999, -359999, 360000, 3600000, -3600000, INT_MAX,
		-INT_MAX, LONG_MAX, LONG_MIN,
	};
	static const char *const names[] = { NULL, "", "Q" };
	static const char *const formats[] = {
		"%z", "%_z", "%-z", "%8z", "%_8z", "%-8z", "%08z", "%^z", "%Z", "%6Z", "%06Z", "%-6Z", "%#Z", "%^#6Z", NULL,
	};
	for (size_t i = 0; i < sizeof offsets / sizeof *offsets; i++)
		for (int daylight = -1; daylight < 2; daylight++) {
			struct tm time = { .tm_mday = 1, .tm_isdst = daylight, .tm_gmtoff = offsets[i], .tm_zone = names[i % 3] };
			printf("%ld %d:", offsets[i], daylight);
			show_all(formats, &time);
		}
}

static void formats(void)
{
	static const char *const formats[] = {
		"%s", "%12s", "%020s", "%_20s", "%-20s", "%-s", "%Es", "%", "a%", "%5", "%E", "%O", "%5E", "%_", "%^", "%-5", "%1000d",
		"%2147483647d", "%2147483648d", "%99999999999999999999d", "%1000a", "%1000c", "%1000%", "%1000z", "%1000s", "%1000Q",
		"%10c", "%040c", "%-40c", "%40c", "%^40c", "", "x", "%E5d", "%5Ed", "%5Od", "%:z", "%::z", "%E_d", "a%%b%nc%td",
		"\xff%\xff\x80", "%#p%#P%^p%^P%#r%^r", "%#h%#B%^Z%#Z", "%-d/%-m/%y, %-I:%M %p", "%a, %d %b %Y %H:%M:%S %z",
		"%Y-%m-%dT%H:%M:%S%z", "%FT%T", "%s", NULL,
	};
	struct tm old = { .tm_year = -300, .tm_mday = 1, .tm_isdst = -1 };
	struct tm first = { .tm_year = 70, .tm_mday = 1, .tm_hour = 1 };
	struct tm before = { .tm_year = 69, .tm_mon = 11, .tm_mday = 31, .tm_hour = 23, .tm_min = 59, .tm_sec = 59 };
	struct tm never = { .tm_year = INT_MAX, .tm_mon = INT_MAX, .tm_mday = 1 };
	show_all(formats, &old);
	show_all(formats, &first);
	show_all(formats, &before);
	show("%s", &never);
	puts(old.tm_isdst == -1 && never.tm_year == INT_MAX ? " times are left alone" : " times are changed");
}

static void rooms(void)
{
	static const char *const formats[] = { "%Y-%m-%d", "%12d", "%c", "%10F", "%020Z", "%z", "%s", "%A", "%Q", "abc", "%%" };
	struct tm time = { .tm_year = 109, .tm_mday = 3, .tm_wday = 2, .tm_zone = "ZONE" };
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		printf("%s:", formats[i]);
		for (size_t size = 0; size < 30; size++) {
			char text[30];
			memset(text, '#', sizeof text);
			errno = 0;
			printf(" %zu", strftime(text, size, formats[i], &time));
			if (errno)
				printf(" and an error");
			for (size_t behind = size; behind < sizeof text; behind++)
				if (text[behind] != '#')
					printf(" wrote behind the room");
		}
		putchar('\n');
	}
}

int main(void)
{
	setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
	tzset();
	letters();
	years();
	values();
	weeks();
	offsets();
	formats();
	rooms();
	return 0;
}
