/* Pairs of headers of the kernel and the libc that glibc puts up with in either order. */
#include <sys/sysinfo.h>
#include <linux/kernel.h>
#include <linux/fanotify.h>
#include <sys/fanotify.h>
#include <sched.h>
#include <sys/epoll.h>
#include <sys/inotify.h>
#include <sys/xattr.h>
#include <linux/xattr.h>
#include <stdio.h>

#define TYPE(value) _Generic((value), long: "long", unsigned long: "unsigned long", default: "other")

int main(void)
{
	struct sysinfo info;
	printf("sysinfo %d", sysinfo(&info));
	printf(" %d\n", info.uptime > 0 && info.totalram > 0);
	printf("%s %s %s\n", TYPE(info.uptime), TYPE(info.totalram), TYPE(info.loads[0]));
	printf("%d %d\n", (int)sizeof(struct fanotify_event_metadata), (int)sizeof(struct fanotify_response));
	printf("%#x %#x %#x\n", FAN_REPORT_FID, FAN_OPEN_EXEC, FAN_MARK_FILESYSTEM);
	printf("%d %d\n", XATTR_CREATE, XATTR_REPLACE);
	return 0;
}
