//! components: clock
/* The seconds of local times: those that clocks skip or show twice, and fields of any value. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static void show(const struct tm *fields, int summer)
{
	struct tm tm = *fields;
	tm.tm_isdst = summer;
	tm.tm_wday = 77;
	tm.tm_yday = 88;
	tm.tm_gmtoff = 99;
	tm.tm_zone = "before";
	errno = 0;
	time_t seconds = mktime(&tm);
	printf(" %d-%d-%d %d:%d:%d %d: %lld%s", fields->tm_year, fields->tm_mon, fields->tm_mday, fields->tm_hour, fields->tm_min,
	       fields->tm_sec, summer, (long long)seconds, seconds == -1 && errno == EOVERFLOW ? ", EOVERFLOW" : "");
	printf(": %d-%d-%d %d:%d:%d %d %d %d %ld %s\n", tm.tm_year, tm.tm_mon, tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec,
	       tm.tm_isdst, tm.tm_wday, tm.tm_yday, tm.tm_gmtoff, tm.tm_zone);
}

/* A date and an hour, as clocks show them. */
static struct tm at(int year, int month, int day, int hour, int minute)
{
	return (struct tm){ .tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day, .tm_hour = hour, .tm_min = minute };
}

/* Where it is shown twice, the answer depends on the one before: from winter, from summer, and as it comes. */
static void from_all(const struct tm *fields)
{
	for (int summer = -1; summer < 2; summer++) {
		struct tm winter = at(2021, 1, 10, 12, 0), july = at(2021, 7, 10, 12, 0);
		show(fields, summer);
		winter.tm_isdst = july.tm_isdst = -1;
		mktime(&winter);
		show(fields, summer);
		mktime(&july);
		show(fields, summer);
	}
}

static const char *const rules[] = {
	"UTC0", "", "<+03>-3", "CET-1CEST,M3.5.0,M10.5.0/3", "EST5EDT,M3.2.0,M11.1.0", "NZST-12NZDT,M9.5.0,M4.1.0/3",
	"IST-1GMT0,M10.5.0,M3.5.0/1", "FOO5BAR4:30,J60,J300", "AAA-14BBB-15,M10.1.0,M3.3.0", "FOO5BAR3,M3.2.0,M11.1.0",
	"FOO5BAR6,M3.2.0,M11.1.0", "XXX3YYY,M3.2.0/26,M10.5.0/-2", "AAA1BBB1,M3.2.0,M11.1.0", "Nowhere/Land",
};

static void all_rules(void)
{
	const struct tm times[] = {
		at(2021, 1, 1, 0, 0), at(2021, 7, 1, 23, 59), at(2021, 3, 28, 2, 30), at(2021, 10, 31, 2, 30), at(2021, 3, 14, 2, 30),
		at(2021, 11, 7, 1, 30), at(2021, 9, 26, 2, 30), at(2021, 4, 4, 2, 30), at(2021, 3, 1, 2, 15), at(2021, 10, 27, 1, 45),
		at(2021, 3, 28, 1, 59), at(2021, 3, 28, 3, 0), at(1963, 1, 1, 12, 0), at(1969, 12, 31, 23, 59), at(1962, 6, 1, 0, 0),
		at(2500, 7, 1, 12, 0), at(1, 1, 1, 0, 0), at(-2000, 8, 1, 0, 0),
	};
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		printf("%s\n", rules[i]);
		setenv("TZ", rules[i], 1);
		for (size_t k = 0; k < sizeof times / sizeof *times; k++)
			from_all(&times[k]);
	}
}

static void all_values(void)
{
	static const int values[] = {
		INT_MIN, INT_MIN + 1, INT_MIN + 1900, -1000000, -367, -61, -60, -25, -13, -12, -1, 0, 1, 12, 24, 31, 59, 60, 61, 62, 366,
		1000000, INT_MAX - 1900, INT_MAX - 1, INT_MAX,
	};
	printf("values\n");
	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		for (int member = 0; member < 7; member++) {
			/* From the year 5,879,611 on, the days since 1970 do not fit into an int, and glibc has other summers. */
			setenv("TZ", values[i] >= -1000000 && values[i] <= 1000000 ? "CET-1CEST,M3.5.0,M10.5.0/3" : "CET-1", 1);
			struct tm tm = at(2020, 2, 29, 12, 30);
			int *members[] = { &tm.tm_year, &tm.tm_mon, &tm.tm_mday, &tm.tm_hour, &tm.tm_min, &tm.tm_sec };
			for (int k = 0; k < 6; k++)
				if (member == k || member == 6)
					*members[k] = values[i];
			show(&tm, -1);
			show(&tm, 1);
		}
	setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
	for (int summer = -3; summer < 4; summer++) {
		struct tm july = at(2021, 7, 1, 12, 0);
		show(&july, summer);
	}
	setenv("TZ", "CET-1", 1);
	show(&(struct tm){ INT_MIN, INT_MIN, INT_MIN, INT_MIN, INT_MIN, INT_MIN, 0, 0, 0, 0, NULL }, INT_MIN);
	show(&(struct tm){ INT_MAX, INT_MAX, INT_MAX, INT_MAX, INT_MAX, INT_MAX, 0, 0, 0, 0, NULL }, INT_MAX);
}

/* The first and the last second of the years that fit, and one more. */
static void ends(void)
{
	static const char *const zones[] = { "UTC0", "FOO12", "FOO-12", "FOO12BAR,M3.2.0,M11.1.0", "FOO-12BAR,M3.2.0,M11.1.0" };
	printf("ends\n");
	for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
		setenv("TZ", zones[i], 1);
		struct tm first = { .tm_year = INT_MIN, .tm_mday = 1 };
		struct tm last = { .tm_year = INT_MAX, .tm_mon = 11, .tm_mday = 31, .tm_hour = 23, .tm_min = 59, .tm_sec = 59 };
		for (int summer = -1; summer < 2; summer++)
			for (int step = -2; step < 3; step++) {
				first.tm_sec = step;
				last.tm_sec = 59 + step;
				show(&first, summer);
				show(&last, summer);
				first.tm_hour = last.tm_hour = step * 12;
				show(&first, summer);
				show(&last, summer);
				first.tm_hour = 0;
				last.tm_hour = 23;
			}
	}
}

/* A zone from a file with summer time once only, with changes that are none of summer time, and with leap seconds. */

static unsigned char file[1000];
static size_t length;

static void put(unsigned long long value, int size)
{
	while (size-- > 0)
		file[length++] = (unsigned char)(value >> 8 * size);
}

static const long long changes[] = { 946684800, 959817600, 959818600, 978307200, 1009843200, 1325239200 };
static const unsigned char kinds[] = { 1, 2, 1, 3, 4, 5 };
static const long types[][3] = { { 0, 0, 0 }, { 7200, 0, 4 }, { 14400, 1, 8 }, { -3600, 0, 4 }, { 39600, 1, 8 }, { -36000, 1, 8 } };
static const char names[] = "LMT\0STD\0DST";
static const long long leaps[][2] = { { 915148800, 1 }, { 1136073601, 2 }, { 1230768001, 1 } };

static void make(const char *path, int leap_count)
{
	length = 0;
	for (int size = 4; size <= 8; size += 4) {
		memcpy(file + length, "TZif2", 5);
		memset(file + length + 5, 0, 15);
		length += 20;
		int counts[] = { 0, 0, leap_count, sizeof kinds, sizeof types / sizeof *types, sizeof names };
		for (int i = 0; i < 6; i++)
			put((unsigned long long)counts[i], 4);
		for (size_t i = 0; i < sizeof kinds; i++)
			put((unsigned long long)changes[i], size);
		for (size_t i = 0; i < sizeof kinds; i++)
			put(kinds[i], 1);
		for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
			put((unsigned long long)types[i][0], 4);
			put((unsigned long long)types[i][1], 1);
			put((unsigned long long)types[i][2], 1);
		}
		memcpy(file + length, names, sizeof names);
		length += sizeof names;
		for (int i = 0; i < leap_count; i++) {
			put((unsigned long long)leaps[i][0], size);
			put((unsigned long long)leaps[i][1], 4);
		}
	}
	memcpy(file + length, "\n\n", 2);
	length += 2;
	int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (write(descriptor, file, length) != (ssize_t)length)
		exit(1);
	close(descriptor);
	setenv("TZ", path, 1);
}

/* How far the one summer is seen: steps of 601200 seconds, 381 of them. */
static void distances(void)
{
	static const long long steps[] = { -382, -381, -380, -100, -2, -1, 0, 1, 2, 40, 45, 381, 382 };
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		for (int before = -1; before < 12; before += 4) {
			time_t seconds = changes[1] + steps[i] * 601200 + before * 100;
			struct tm tm;
			localtime_r(&seconds, &tm);
			show(&tm, 1);
			show(&tm, 0);
		}
}

static void all_files(const char *path)
{
	printf("file\n");
	make(path, 0);
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
		for (int hours = -28; hours < 29; hours += 4) {
			time_t seconds = changes[i] + hours * 1800;
			struct tm tm;
			gmtime_r(&seconds, &tm);
			show(&tm, -1);
			localtime_r(&seconds, &tm);
			from_all(&tm);
		}
	distances();
}

static void leap_seconds(const char *path)
{
	printf("leap seconds\n");
	make(path, 3);
	for (size_t i = 0; i < sizeof leaps / sizeof *leaps; i++)
		for (int step = -3; step < 4; step++) {
			time_t seconds = leaps[i][0] + step;
			struct tm tm;
			localtime_r(&seconds, &tm);
			show(&tm, -1);
			tm.tm_sec += 60;
			tm.tm_min--;
			show(&tm, -1);
			tm.tm_sec -= 120;
			tm.tm_min += 2;
			show(&tm, -1);
		}
}

int main(void)
{
	all_rules();
	all_values();
	ends();
	static char directory[] = "/tmp/mktimeXXXXXX";
	if (!mkdtemp(directory) || chdir(directory) != 0)
		return 1;
	char path[40], other[40];
	snprintf(path, sizeof path, "%s/zone", directory);
	snprintf(other, sizeof other, "%s/leaps", directory);
	all_files(path);
	leap_seconds(other);
	remove(path);
	remove(other);
	rmdir(directory);
	/* Success leaves errno alone; tzname is that of the zone. */
	setenv("TZ", "FOO5", 1);
	struct tm tm = at(2021, 7, 1, 12, 0);
	errno = 0;
	mktime(&tm);
	errno = EDOM;
	mktime(&tm);
	printf("%d %s %s %ld\n", errno == EDOM, tzname[0], tm.tm_zone, timezone);
	return 0;
}
