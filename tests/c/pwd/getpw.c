//! etc: users
/* getpw: the lines of users, up to the length that is refused. */
#include <sys/types.h>

#include "entries.h"

int main(void)
{
	static const uid_t users[] = { 0, 1, 2, 5, 10, 11, 12, 13, 14, 15 };
	for (size_t i = 0; i < COUNT(users); i++) {
		char line[10000] = "untouched";
		errno = 77;
		int result = getpw(users[i], line);
		printf("%u: %d errno %d %zu", (unsigned)users[i], result, result ? errno : 0, strlen(line));
		line[100] = 0;
		show_text(line);
		putchar('\n');
	}
	errno = 0;
	int result = getpw(0, NULL);
	printf("no buffer: %d errno %d\n", result, errno);
	return 0;
}
