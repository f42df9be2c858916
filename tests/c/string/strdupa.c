/* strdupa and strndupa: they evaluate their arguments once, nest, and copy no more than there is. */
#include <stdio.h>
#include <string.h>

static int calls;

static const char *counted(const char *text)
{
	calls++;
	return text;
}

static size_t counted_size(size_t size)
{
	calls += 10;
	return size;
}

int main(void)
{
	char *copy = strdupa(counted("some text"));
	printf("%s, %d calls\n", copy, calls);
	copy[0] = 'S';
	calls = 0;
	copy = strndupa(counted("some text"), counted_size(4));
	printf("%s, %d calls\n", copy, calls);
	printf("[%s] [%s] [%s]\n", strdupa(""), strndupa("", 5), strndupa("abc", 0));
	printf("%s\n", strdupa(strndupa(strdupa("nested text"), 6)));
	const char unterminated[3] = { 'a', 'b', 'c' };
	printf("%s %s\n", strndupa(unterminated, 3), strndupa("short", (size_t)-1));
	char *copies[100];
	for (int i = 0; i < 100; i++) {
		char number[8];
		snprintf(number, sizeof number, "%d", i);
		copies[i] = strdupa(number);
	}
	printf("%s %s\n", copies[0], copies[99]);
	return 0;
}
