/* rpmatch: what the locale takes for yes and no. */
#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
	static const char *const answers[] = {
		"y", "Y", "yes", "YES!", "n", "N", "no", "No\n", "x", "", " y", "1", "0", "+", "-", "ja", "oui", "\xff", "\xc3\xb8", "yn", "ny", "\ny",
	};
	for (int round = 0; round < 2; round++) {
		errno = 7;
		for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
			printf("%d ", rpmatch(answers[i]));
		printf("errno %d\n", errno);
		printf("%d\n", setlocale(LC_ALL, "C.UTF-8") != NULL);
	}
	return 0;
}
