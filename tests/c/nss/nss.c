/* nss.h: what a module of the name service switch returns and fills. */
#include <nss.h>
#include <stddef.h>
#include <stdio.h>

int main(void)
{
	enum nss_status all[] = {NSS_STATUS_TRYAGAIN, NSS_STATUS_UNAVAIL, NSS_STATUS_NOTFOUND, NSS_STATUS_SUCCESS,
				 NSS_STATUS_RETURN};
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		printf("%d ", all[i]);
	struct gaih_addrtuple tuple = {NULL, "name", 10, {1, 2, 3, 4}, 5};
	printf("\n%d %s %d %u %u\n", tuple.next == NULL, tuple.name, tuple.family, tuple.addr[3], tuple.scopeid);
	printf("%d\n", (int)(offsetof(struct gaih_addrtuple, scopeid) - offsetof(struct gaih_addrtuple, family)));
	return 0;
}
