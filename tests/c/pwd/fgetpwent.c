/* fgetpwent: lines and lists of any length, one entry in one place, ENOENT at the end. */
#include "entries.h"

int main(void)
{
	for (size_t size = 1000; size <= 200000; size = size < 1030 ? size + 1 : size * 14) {
		FILE *file = tmpfile();
		fputs("a:b:1:2:", file);
		for (size_t i = 0; i < size; i++)
			putc('x', file);
		fputs(":/:/bin/sh\nlast:b:1:2:::", file);
		rewind(file);
		struct passwd *entry = fgetpwent(file);
		if (!entry || strlen(entry->pw_gecos) != size)
			printf("%zu fails\n", size);
		entry = fgetpwent(file);
		if (!entry || strcmp(entry->pw_name, "last"))
			printf("the entry behind %zu fails\n", size);
		fclose(file);
	}
	FILE *file = file_of("a:b:1:2:3\nb:b:1:2:3\n", 20);
	struct passwd *first = fgetpwent(file);
	printf("same place %d\n", first && first == fgetpwent(file));
	errno = 0;
	printf("end %d", fgetpwent(file) == NULL);
	printf(" errno %d\n", errno);
	errno = 0;
	printf("again %d", fgetpwent(file) == NULL);
	printf(" errno %d\n", errno);
	return 0;
}
