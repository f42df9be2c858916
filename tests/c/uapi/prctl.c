/* sys/prctl.h: all of the kernel's names, one struct prctl_mm_map, and the function. */
#include <linux/prctl.h>
#include <stdio.h>
#include <sys/prctl.h>

int main(void)
{
	char name[16] = "";
	printf("%d\n", (int)sizeof(struct prctl_mm_map));
	printf("%#x %d %d\n", PR_SET_VMA, PR_SCHED_CORE, PR_SPEC_L1D_FLUSH);
	printf("%d\n", PR_SET_PTRACER_ANY == (unsigned long)-1);
	printf("%d\n", prctl(PR_SET_NAME, "wildebeest", 0, 0, 0));
	printf("%d", prctl(PR_GET_NAME, name, 0, 0, 0));
	printf(" %s\n", name);
	return 0;
}
