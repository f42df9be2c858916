/* sched.h: the parts of a CPU set, and that every processor CPU_SETSIZE promises has room in one. */
#include <sched.h>
#include <stdio.h>

int main(void)
{
	cpu_set_t set;
	__cpu_mask mask = ~(__cpu_mask)0;
	printf("%d %d\n", CPU_SETSIZE, __CPU_SETSIZE);
	printf("%d %d %d\n", sizeof(mask) == sizeof(long), (int)(__NCPUBITS == 8 * sizeof(mask)), mask > 0);
	printf("%d\n", (int)(sizeof(set) * 8 == CPU_SETSIZE));
	CPU_ZERO(&set);
	for (int cpu = 0; cpu < CPU_SETSIZE; cpu += 127)
		CPU_SET(cpu, &set);
	printf("%d %d %d\n", CPU_COUNT(&set), CPU_ISSET(1016, &set) != 0, CPU_ISSET(1015, &set) != 0);
	printf("%d\n", SCHED_ISO);
	return 0;
}
