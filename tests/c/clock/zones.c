//! components: clock
/* What TZ may name beside zones: files that are none, cut off, damaged or hard to name; directories; and what is not there. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static char directory[] = "/tmp/zonesXXXXXX";
static unsigned char file[1000];
static size_t length, body;

static void put(unsigned long long value, int size)
{
	while (size-- > 0)
		file[length++] = (unsigned char)(value >> 8 * size);
}

/* An hour east of Greenwich, two since 1970; then as the rule says. */
static void make(void)
{
	static const unsigned counts[] = { 0, 0, 0, 1, 2, 8 };
	length = 0;
	for (int size = 4; size <= 8; size += 4) {
		memcpy(file + length, "TZif2", 5);
		length += 20;
		for (size_t i = 0; i < 6; i++)
			put(counts[i], 4);
		put(0, size);
		put(1, 1);
		put(3600, 4);
		put(0, 2);
		put(7200, 4);
		put(4, 2);
		memcpy(file + length, "OLD\0NEW", 8);
		length += 8;
	}
	body = length;
	length += (size_t)sprintf((char *)file + length, "\nNEW-2SUM,M3.5.0,M10.5.0\n");
}

/* Greenwich first: glibc keeps some of the zone that it had where a file is none. */
static void show(const char *label, const char *zone)
{
	static const time_t times[] = { -3600, 1700000000, 1720000000 };
	setenv("TZ", "UTC0", 1);
	tzset();
	setenv("TZ", zone, 1);
	tzset();
	printf("%s:", label);
	for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
		struct tm tm;
		localtime_r(&times[i], &tm);
		printf(" %d:%02d %d %ld %.20s", tm.tm_hour, tm.tm_min, tm.tm_isdst, tm.tm_gmtoff, tm.tm_zone);
		tm.tm_isdst = -1;
		if (mktime(&tm) != times[i])
			printf(" (mktime)");
	}
	putchar('\n');
}

/* A file of another name each time, which nothing can have been kept of. */
static void show_file(const char *label, const void *bytes, size_t size)
{
	static int count;
	char path[100];
	snprintf(path, sizeof path, "%s/%d", directory, count++);
	int descriptor = open(path, O_WRONLY | O_CREAT, 0600);
	if (write(descriptor, bytes, size) == (ssize_t)size)
		show(label, path);
	close(descriptor);
	remove(path);
}

static void cut_off(void)
{
	char label[40];
	/* Of a rule that is cut off glibc makes what it can. */
	for (size_t size = 0; size <= body; size++) {
		snprintf(label, sizeof label, "%zu bytes", size);
		show_file(label, file, size);
	}
	show_file("whole", file, length);
	memset(file + length, 'x', 200);
	show_file("and more", file, length + 200);
}

/* Counts, kinds and places of names that are too large, and another magic number and version. */
static void damaged(void)
{
	size_t second = body / 2 - 2;
	char label[40];
	for (size_t place = 0; place < length; place++) {
		unsigned char before = file[place];
		/* What does not matter: the rest of the header, times, and offsets. */
		int is_count = (place >= second && place < second + 5) || (place >= second + 20 && place < second + 44);
		int is_kind = place >= second + 52 && place < second + 53;
		int is_name = place == second + 58 || place == second + 64;
		if (!is_count && !is_kind && !is_name)
			continue;
		file[place] = 0xfe;
		snprintf(label, sizeof label, "byte %zu", place);
		show_file(label, file, length);
		file[place] = before;
	}
}

static void named(void)
{
	static const char *const names[] = { "\xff\x80", "a b", "Ort/\xc3\xb6", "Ort/../a b", "./a b", "a:b", "-5" };
	char path[200], label[40];
	snprintf(path, sizeof path, "%s/Ort", directory);
	mkdir(path, 0700);
	show("directory", path);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		snprintf(path, sizeof path, "%s/%s", directory, names[i]);
		int descriptor = open(path, O_WRONLY | O_CREAT, 0600);
		if (write(descriptor, file, length) != (ssize_t)length)
			exit(1);
		close(descriptor);
		snprintf(label, sizeof label, "name %zu", i);
		show(label, path);
		char colon[210];
		snprintf(colon, sizeof colon, ":%s", path);
		show(label, colon);
	}
	setenv("TZDIR", directory, 1);
	show("directory of TZDIR", "Ort");
	show("name in TZDIR", "a b");
	show("name in TZDIR's directory", "Ort/\xc3\xb6");
	show("not in TZDIR", "Ort/none");
	unsetenv("TZDIR");
	snprintf(path, sizeof path, "%s/a b/below", directory);
	show("below a file", path);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		snprintf(path, sizeof path, "%s/%s", directory, names[i]);
		remove(path);
	}
	snprintf(path, sizeof path, "%s/Ort", directory);
	rmdir(path);
}

static void absent(void)
{
	static char most[5000];
	memset(most, 'a', sizeof most - 1);
	show("long", most);
	memset(most, '/', sizeof most - 1);
	show("slashes", most);
	memset(most, '9', sizeof most - 1);
	memcpy(most, "ABC", 3);
	show("digits", most);
	show("not there", "/nonexistent/zone");
	show("above", "../../nonexistent");
	show("no file", "/dev/null");
	show("no text", "\xff\xfe");
	show("a line", "UTC0\n");
	show("a space", "UTC 0");
}

int main(void)
{
	if (!mkdtemp(directory))
		return 1;
	make();
	cut_off();
	damaged();
	named();
	absent();
	rmdir(directory);
	return 0;
}
