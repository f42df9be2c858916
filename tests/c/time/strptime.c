/* What strptime reads, where it stops, and which fields it sets or works out. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static void read_into(struct tm tm, const char *text, const char *format)
{
	struct tm before = tm;
	errno = 0;
	char *end = strptime(text, format, &tm);
	printf("[%s] [%s]", text, format);
	if (!end) {
		printf(" does not fit, errno %d\n", errno);
		return;
	}
	printf(" +%d:", (int)(end - text));
#define FIELD(name) if (tm.name != before.name) printf(" " #name " %ld", (long)tm.name)
	FIELD(tm_sec);
	FIELD(tm_min);
	FIELD(tm_hour);
	FIELD(tm_mday);
	FIELD(tm_mon);
	FIELD(tm_year);
	FIELD(tm_wday);
	FIELD(tm_yday);
	FIELD(tm_isdst);
	FIELD(tm_gmtoff);
	if (tm.tm_zone != before.tm_zone)
		printf(" zone %s", tm.tm_zone);
	putchar('\n');
}

static void t(const char *text, const char *format)
{
	struct tm zero = { .tm_mday = 0 };
	read_into(zero, text, format);
}

static void dates(void)
{
	t("2012-10-02", "%Y-%m-%d");
	t("-1-1-1", "%Y-%m-%d");
	t("+1-1-1", "%Y-%m-%d");
	t("12345-1-1", "%Y-%m-%d");
	t("1-1-1", "%Y-%m-%d");
	t(" 2012- 1- 1", "%F");
	t("2012-02-29", "%F");
	t("31 2 2011", "%d %m %Y");
	t("Tue Oct  2 12:13:14 2012", "%c");
	t("10/02/12", "%D");
	t("10/02/12", "%x");
	t("Fri 2012-10-02", "%a %Y-%m-%d");
	t("2 2012 Mon", "%d %Y %a");
	t("5", "%d");
	t("2", "%m");
	t("2012", "%Y");
	t("201210", "%4Y%m");
	t("10000", "%Y");
}

static void names(void)
{
	t("Tue", "%a");
	t("tuesday", "%a");
	t("TUESDAYx", "%A");
	t("Tues", "%a");
	t("Oct", "%b");
	t("october", "%h");
	t("octo", "%B");
	t("may", "%b");
	t("mayo", "%B");
	t("oct", "%Ob");
	t("mon", "%Oa");
	t("x", "%a");
	t("", "%b");
}

static void centuries(void)
{
	t("20", "%C");
	t("20 12", "%C %y");
	t("12 20", "%y %C");
	t("69", "%y");
	t("68", "%y");
	t("100", "%y");
	t("20 2013", "%C %Y");
	t("2013 19 5", "%Y %C %y");
	t("5 2013 19", "%y %Y %C");
	t("99 12", "%C %y");
	t("338/Mar", "%j/%b");
	t("100", "%C");
	t("20 12", "%EC %Ey");
	t("2012", "%EY");
}

static void weeks(void)
{
	t("100", "%j");
	t("0", "%j");
	t("367", "%j");
	t("2012 60", "%Y %j");
	t("2011 60", "%Y %j");
	t("275 2012", "%j %Y");
	t("2012 100 5", "%Y %j %d");
	t("2012 100 5", "%Y %j %m");
	t("2012 100 5 6", "%Y %j %m %d");
	t("100 2012 Mon", "%j %Y %a");
	t("10", "%U");
	t("54", "%U");
	t("10 3", "%U %w");
	t("10 3", "%W %w");
	t("3 10", "%w %U");
	t("10 Mon", "%U %a");
	t("10 20 3", "%U %W %w");
	t("20 10 3", "%W %U %w");
	t("2012 53 6", "%Y %U %w");
	t("2012 53 1", "%Y %W %w");
	t("2012 10 3 5", "%Y %U %w %d");
	t("2012 10 3 5", "%Y %U %w %m");
	t("2012 10 3 100", "%Y %U %w %j");
	t("53", "%V");
	t("54", "%V");
	t("12345", "%G");
	t(" 12", "%G");
	t(" 12", "%g");
	t("5", "%u");
	t("0", "%u");
	t("7", "%u");
	t("7", "%w");
}

static void times(void)
{
	t("12:13:14", "%X");
	t("12:13:14 PM", "%r");
	t("12:13:14 AM", "%r");
	t("01:13:14 pm", "%r");
	t("10:20", "%R");
	t("10:20:30", "%T");
	t("10:20:", "%T");
	t("24", "%H");
	t("3", "%k");
	t("13", "%I");
	t("0", "%l");
	t("PM", "%p");
	t("12 PM", "%I %p");
	t("PM 12", "%p %I");
	t("12 AM 15", "%I %p %H");
	t("5 PM", "%H %p");
	t("PM AM 3", "%p %p %I");
	t("5 P", "%I %p");
	t("5 pm", "%I %P");
	t("12  am", "%I%p");
	t("60", "%M");
	t("61", "%S");
	t("62", "%S");
}

static void zones(void)
{
	t("+0100", "%z");
	t("-0130", "%z");
	t("Z", "%z");
	t("z", "%z");
	t("+01:30", "%z");
	t("+01", "%z");
	t("+01:", "%z");
	t("+01:3", "%z");
	t("+1", "%z");
	t("+013", "%z");
	t("+0160", "%z");
	t("+9959", "%z");
	t("\t+0100", "%z");
	t("+ 0100", "%z");
	t("+010000", "%z");
	t("CET x", "%Z");
	t(" \tGMT x", "%Z");
	t("", "%Z");
	t("1234567890", "%s");
	t("0", "%s");
	t(" 5", "%s");
	t("-5", "%s");
	t("67768036191676799", "%s");
	t("67768036191676800", "%s");
	t("", "%s");
}

static void formats(void)
{
	t("  x", " x");
	t("x", "  x");
	t("x  y", "x y");
	t("x%y", "x%%y");
	t("\n\t x", "%n%tx");
	t("", "");
	t("a", "");
	t("a", "b");
	t(" ", "%d");
	t("\t3", "%d");
	t("003", "%d");
	t("+3", "%d");
	t("1 1", "%e%e");
	t("12345", "%3d");
	t("05", "%-d");
	t("05", "%_^#0d");
	t("5", "%+d");
	t("5", "%Q");
	t("5", "%");
	t("5", "%E");
	t("5", "%O");
	t("5", "%Ed");
	t("5", "%Od");
	t("5", "%EOd");
	t("5", "%5Od");
	t("5", "%O5d");
	t("5", "%OY");
	t("5", "%OC");
	t("5", "%Ok");
	t("\xff", "\xff");
	t("\xff", "%a");
}

/* A month that is none: nothing is worked out, nothing crashes. */
static void garbage(void)
{
	struct tm tm;
	memset(&tm, 0x7f, sizeof tm);
	read_into(tm, "5", "%d");
	read_into(tm, "2012", "%Y");
	read_into(tm, "12:13", "%H:%M");
	read_into(tm, "2012 60", "%Y %j");
}

int main(void)
{
	dates();
	names();
	centuries();
	weeks();
	times();
	zones();
	formats();
	garbage();
	return 0;
}
