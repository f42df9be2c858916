/* libwildebeest: the kernel's <linux/errqueue.h>, which uses struct timespec and leaves it to others to define it. */
#pragma GCC system_header
#include <time.h>
#include_next <linux/errqueue.h>
