/* What <ftw.h> defines for _GNU_SOURCE. The numbers of the types are each library's own. */
#include <ftw.h>
#include <stdio.h>

int main(void)
{
	printf("%d %d %d %d %d\n", FTW_PHYS, FTW_MOUNT, FTW_CHDIR, FTW_DEPTH, FTW_ACTIONRETVAL);
	printf("%d %d %d %d\n", FTW_CONTINUE, FTW_STOP, FTW_SKIP_SUBTREE, FTW_SKIP_SIBLINGS);
	__ftw_func_t none3 = NULL;
	__nftw_func_t none4 = NULL;
	printf("%d\n", none3 == NULL && none4 == NULL);
	return 0;
}
