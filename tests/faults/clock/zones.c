//! components: clock
/* A zone that cannot be read for want of memory or descriptors is libc's for this once; and errno is left alone. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "fault.h"

/* In the environment, which setenv would ask for memory for. */
static char zone[100] = "TZ=";
static char path[] = "/tmp/zoneXXXXXX";
static const char rule[] = "FOO5BAR,M3.2.0,M11.1.0";

/* Three hours west of Greenwich, and two since 1970. */
static const char counts[] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 8 };
static const char types[] = "\1" "\xff\xff\xd5\xd0\0\0" "\xff\xff\xe3\xe0\0\4" "OLD\0NEW";

static int write_zone(void)
{
	char text[300] = "";
	size_t length = 0;
	for (size_t size = 4; size <= 8; size += 4) {
		memcpy(text + length, "TZif2", 5);
		memcpy(text + length + 20, counts, sizeof counts);
		memcpy(text + length + 44 + size, types, sizeof types);
		length += 44 + size + sizeof types;
	}
	memcpy(text + length, "\nNEW2\n", 6);
	length += 6;
	int descriptor = mkstemp(path);
	int is_written = write(descriptor, text, length) == (ssize_t)length;
	close(descriptor);
	return is_written;
}

static void choose(const char *value)
{
	strcpy(zone + 3, value);
	tzset();
}

static int is_right(const char *value, long seconds, int hour, const char *name)
{
	struct tm tm;
	time_t time = seconds;
	errno = EDOM;
	if (!localtime_r(&time, &tm) || tm.tm_hour != hour || strcmp(tm.tm_zone, name) != 0 || errno != EDOM) {
		printf("%s: %d %s, errno %d\n", value, tm.tm_hour, tm.tm_zone, errno);
		return 0;
	}
	tm.tm_isdst = -1;
	if (mktime(&tm) != time || errno != EDOM) {
		printf("%s: mktime, errno %d\n", value, errno);
		return 0;
	}
	return 1;
}

static int are_right(void)
{
	choose(rule);
	int right = is_right(rule, 1720000000, 5, "BAR");
	choose(path);
	right &= is_right(path, 1720000000, 7, "NEW") && is_right(path, -3600, 20, "OLD");
	return right;
}

int main(void)
{
	if (!write_zone() || putenv(zone) != 0)
		return 1;
	/* Zones are kept for ever, and are no leak. */
	int right = are_right();
	choose("UTC0");
	fault_begin();
	right &= are_right();
	fault_end();
	choose("UTC0");
	right &= are_right();
	remove(path);
	return right ? fault_finish() : 1;
}
