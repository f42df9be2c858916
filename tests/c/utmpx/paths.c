/* utmpx.h: where the files are. */
#include <stdio.h>
#include <utmpx.h>

int main(void)
{
	printf("%s %s\n", _PATH_UTMPX, _PATH_WTMPX);
	printf("%s %s %s %s\n", UTMPX_FILE, UTMPX_FILENAME, WTMPX_FILE, WTMPX_FILENAME);
	return 0;
}
