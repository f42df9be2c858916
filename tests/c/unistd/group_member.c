/* group_member agrees with getgroups, and knows no other groups. */
#include <errno.h>
#include <grp.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
	static gid_t groups[65536];
	int count = getgroups(65536, groups), all = 1;
	for (int i = 0; i < count; i++)
		all &= group_member(groups[i]) == 1;
	printf("every group %d\n", all);
	gid_t other = 123456;
	for (int i = 0; i < count; i++)
		if (groups[i] == other) {
			other++;
			i = -1;
		}
	errno = 77;
	printf("another %d, -1 %d", group_member(other), group_member((gid_t)-1));
	printf(", errno %d\n", errno);
	return 0;
}
