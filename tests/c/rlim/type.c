//! components: rlim
/* sys/resource.h: rlim_t and its limit are unsigned long, and the functions work with them. */
#include <inttypes.h>
#include <stdio.h>
#include <sys/resource.h>

#define TYPE(value) _Generic((value), unsigned long: "unsigned long", unsigned long long: "unsigned long long")

static void show(const char *what, int result, const struct rlimit *limit)
{
	const char *most = limit->rlim_max == RLIM_INFINITY ? "unlimited" : "limited";
	printf("%s: %d %" PRIu64 " %s\n", what, result, limit->rlim_cur, most);
}

int main(void)
{
	struct rlimit limit = {0, 0};
	struct rlimit64 wide = {0, 0};
	printf("%s %s\n", TYPE((rlim_t)0), TYPE(limit.rlim_max));
	printf("%s %lu\n", TYPE(RLIM_INFINITY), RLIM_INFINITY);
	limit.rlim_cur = 3;
	limit.rlim_max = 100;
	show("set", setrlimit(RLIMIT_CORE, &limit), &limit);
	limit.rlim_cur = 0;
	show("get", getrlimit(RLIMIT_CORE, &limit), &limit);
	show("change", prlimit(0, RLIMIT_CORE, &(struct rlimit){4, 100}, &limit), &limit);
	printf("get64: %d", getrlimit64(RLIMIT_CORE, &wide));
	printf(" %lu\n", wide.rlim_cur);
	printf("unknown: %d\n", getrlimit(1000, &limit));
	return 0;
}
