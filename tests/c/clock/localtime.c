//! components: clock
/* Local times in zones from files, which are written here, and from rules. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static char directory[] = "/tmp/zonesXXXXXX";

static void show(time_t seconds)
{
	struct tm tm;
	errno = 0;
	if (!localtime_r(&seconds, &tm)) {
		printf(" %lld: none%s\n", (long long)seconds, errno == EOVERFLOW ? ", EOVERFLOW" : "");
		return;
	}
	printf(" %lld: %d-%02d-%02d %02d:%02d:%02d %d %d %d %ld %s\n", (long long)seconds, tm.tm_year, tm.tm_mon + 1, tm.tm_mday,
	       tm.tm_hour, tm.tm_min, tm.tm_sec, tm.tm_wday, tm.tm_yday, tm.tm_isdst, tm.tm_gmtoff, tm.tm_zone);
	struct tm *other = localtime(&seconds);
	if (other->tm_sec != tm.tm_sec || other->tm_hour != tm.tm_hour || other->tm_mday != tm.tm_mday
	    || other->tm_year != tm.tm_year || strcmp(other->tm_zone, tm.tm_zone) != 0)
		puts(" localtime has another");
}

static void around(const time_t *times, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (int step = -2; step <= 2; step++)
			show(times[i] + step);
}

static void choose(const char *zone)
{
	printf("%s\n", strncmp(zone, "/tmp/", 5) == 0 ? zone + sizeof directory : zone);
	setenv("TZ", zone, 1);
	tzset();
}

/* Rules */

static const char *const rules[] = {
	"", ":", "UTC0", "FOO5", ":FOO5", "<+03>-3", "<-0330>+3:30", "AAA24", "AAA-24:59:59", "AAA30", "AAA5:70:70", "FOO05",
	"CET-1CEST,M3.5.0,M10.5.0/3", "FOO5BAR,M3.2.0,M11.1.0", "FOO5BAR4,M3.2.0,M11.1.0", "FOO5BAR6,M3.2.0,M11.1.0",
	"NZST-12NZDT,M9.5.0,M4.1.0/3", "IST-1GMT0,M10.5.0,M3.5.0/1", "FOO5BAR,J60,J300", "FOO5BAR,59,299", "FOO5BAR,1/0,J364/25",
	"FOO5BAR,M3.2.0/26,M10.5.0/-2", "FOO5BAR,M3.2.0/140,M10.5.0/-160", "FOO5BAR,M3.2.0/200,M10.5.0", "XXX3XXX-4:30,100,200",
	"FOO5<BAR>4,M3.2.0,M11.1.0", "FOO", "FOO/BAR", "Fo5", "<ab>3", " FOO5", "F005", "::FOO5", "/nonexistent", "../nothing",
};

static void all_rules(void)
{
	static const time_t times[] = {
		LLONG_MIN, LLONG_MIN + 100000, -67768040609740801, -67768040609740800, -67768040609726400, -62135596800, -5000000000, -1,
		951782400, 1078012800,
		1679187600, 1699164000, 1710054000, 1711846800, 1730000000, 1729990800, 1727532000, 1712412000, 4102444800,
		32503680000, 67768036191676799, 67768036191676800, LLONG_MAX - 100000, LLONG_MAX,
	};
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		choose(rules[i]);
		for (size_t k = 0; k < sizeof times / sizeof *times; k++)
			show(times[k]);
	}
}

/* Files */

static unsigned char file[4096];
static size_t length;

static void put(unsigned long long value, int size)
{
	while (size-- > 0)
		file[length++] = (unsigned char)(value >> 8 * size);
}

struct type {
	int offset, summer, name;
};

static const struct type types[] = { { 1172, 0, 0 }, { 3600, 1, 4 }, { -1800, 0, 9 }, { 7200, 1, 13 } };
static const char names[] = "LMT\0SUMR\0ABC\0A-longer-name";
static const long long changes[] = { -3000000000, -1000000000, 0, 500000000, 500000900, 1700000000 };
static const unsigned char kinds[] = { 1, 2, 3, 2, 3, 2 };
static const long long leaps[][2] = { { 78796800, 1 }, { 94694401, 2 }, { 500000450, 1 }, { 1483228826, 2 } };

static void block(char version, int size, size_t first, size_t leap_count)
{
	size_t count = sizeof changes / sizeof *changes - first;
	memcpy(file + length, "TZif", 4);
	file[length + 4] = version;
	length += 20;
	put(0, 4);
	put(0, 4);
	put(leap_count, 4);
	put(count, 4);
	put(sizeof types / sizeof *types, 4);
	put(sizeof names, 4);
	for (size_t i = 0; i < count; i++)
		put(changes[first + i], size);
	for (size_t i = 0; i < count; i++)
		put(kinds[first + i], 1);
	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		put(types[i].offset, 4);
		put(types[i].summer, 1);
		put(types[i].name, 1);
	}
	memcpy(file + length, names, sizeof names);
	length += sizeof names;
	for (size_t i = 0; i < leap_count; i++) {
		put(leaps[i][0], size);
		put(leaps[i][1], 4);
	}
}

static void make(char version, size_t leap_count, const char *footer)
{
	memset(file, 0, sizeof file);
	length = 0;
	block(version, 4, 1, leap_count);
	if (version) {
		block(version, 8, 0, leap_count);
		length += sprintf((char *)file + length, "\n%s\n", footer);
	}
}

/* glibc takes another file of the same inode and second for the same. */
static void use(const char *name, size_t size)
{
	char path[100];
	snprintf(path, sizeof path, "%s/%s", directory, name);
	FILE *stream = fopen(path, "w");
	fwrite(file, 1, size, stream);
	fclose(stream);
	choose(path);
}

static void all_times(void)
{
	static const time_t later[] = { 1711846800, 1730000000, 4102444800 };
	around((const time_t *)changes, sizeof changes / sizeof *changes);
	for (size_t i = 0; i < sizeof leaps / sizeof *leaps; i++)
		around((const time_t[]){ leaps[i][0] }, 1);
	around(later, sizeof later / sizeof *later);
	show(LLONG_MIN);
	show(LLONG_MAX);
}

static void all_files(void)
{
	make(0, 0, "");
	use("version-1", length);
	all_times();
	make('2', 0, "");
	use("no-footer", length);
	all_times();
	make('2', 0, "ABC0:30SUMR,M3.5.0,M10.5.0");
	use("footer", length);
	all_times();
	make('3', 4, "<-0030>0:30");
	use("leaps", length);
	all_times();
	make('2', 0, "ABC0:30");
	/* A directory of files. */
	char path[100];
	snprintf(path, sizeof path, "%s/Area", directory);
	mkdir(path, 0700);
	setenv("TZDIR", directory, 1);
	choose("Area");
	show(0);
	snprintf(path, sizeof path, "%s/Area/Town", directory);
	FILE *stream = fopen(path, "w");
	fwrite(file, 1, length, stream);
	fclose(stream);
	choose("Area/Town");
	show(0);
	choose(":Area/Town");
	show(1800000000);
	choose("Area/Village");
	show(0);
	unsetenv("TZDIR");
}

int main(void)
{
	if (!mkdtemp(directory))
		return 1;
	all_rules();
	all_files();
	/* Without tzset before. */
	setenv("TZ", "RRR4", 1);
	printf("%s\n", localtime(&(time_t){ 0 })->tm_zone);
	static const char *const made[] = { "version-1", "no-footer", "footer", "leaps", "Area/Town", "Area" };
	for (size_t i = 0; chdir(directory) == 0 && i < sizeof made / sizeof *made; i++)
		remove(made[i]);
	rmdir(directory);
	return 0;
}
