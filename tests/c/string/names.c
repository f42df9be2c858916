/* The names and texts of every error and signal number, and of numbers that are none. */
#include <limits.h>
#include <stdio.h>
#include <string.h>

static const char *shown(const char *text)
{
	return text ? text : "none";
}

static void show(int number)
{
	printf("%d: %s, %s; ", number, shown(strerrorname_np(number)), shown(strerrordesc_np(number)));
	printf("%s, %s\n", shown(sigabbrev_np(number)), shown(sigdescr_np(number)));
}

int main(void)
{
	for (int number = -3; number < 200; number++)
		show(number);
	show(512);
	show(4095);
	show(INT_MAX);
	show(INT_MIN);
	return 0;
}
