/* fgetspent: lines and lists of any length, one entry in one place, ENOENT at the end. */
#include "entries.h"

int main(void)
{
	for (size_t size = 1000; size <= 200000; size = size < 1030 ? size + 1 : size * 14) {
		FILE *file = tmpfile();
		fputs("a:", file);
		for (size_t i = 0; i < size; i++)
			putc('x', file);
		fputs(":1:2:3\nlast:b:1:2:3", file);
		rewind(file);
		struct spwd *entry = fgetspent(file);
		if (!entry || strlen(entry->sp_pwdp) != size)
			printf("%zu fails\n", size);
		entry = fgetspent(file);
		if (!entry || strcmp(entry->sp_namp, "last"))
			printf("the entry behind %zu fails\n", size);
		fclose(file);
	}
	FILE *file = file_of("a:b:1:2:3\nb:b:1:2:3\n", 20);
	struct spwd *first = fgetspent(file);
	printf("same place %d\n", first && first == fgetspent(file));
	errno = 0;
	printf("end %d", fgetspent(file) == NULL);
	printf(" errno %d\n", errno);
	errno = 0;
	printf("again %d", fgetspent(file) == NULL);
	printf(" errno %d\n", errno);
	return 0;
}
