/* utmp.h: the old names of types of entries and of members. */
#include <stdio.h>
#include <string.h>
#include <utmp.h>

int main(void)
{
	struct utmp entry;
	memset(&entry, 0, sizeof(entry));
	entry.ut_xtime = 5;
	printf("%d %d %d\n", UT_UNKNOWN, ACCOUNTING, entry.ut_type);
	printf("%d %d\n", (int)entry.ut_tv.tv_sec, (int)sizeof(entry.ut_line));
	return 0;
}
