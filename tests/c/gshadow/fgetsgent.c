/* fgetsgent: lines and lists of any length, one entry in one place, ENOENT at the end. */
#include "entries.h"

int main(void)
{
	for (int count = 1; count <= 100000; count = count < 130 ? count + 1 : count * 9) {
		FILE *file = tmpfile();
		fputs("a:b:", file);
		for (int i = 0; i < count; i++)
			fprintf(file, "%sm%d", i ? "," : "", i);
		fputs(":", file);
		for (int i = 0; i < count; i++)
			fprintf(file, "%sm%d", i ? "," : "", i);
		fputs("\nlast:b:1:x", file);
		rewind(file);
		struct sgrp *entry = fgetsgent(file);
		int found = 0;
		for (; entry && entry->sg_mem[found]; found++) {
			char name[20];
			sprintf(name, "m%d", found);
			if (strcmp(entry->sg_mem[found], name))
				break;
		}
		if (found != count)
			printf("%d fails at %d\n", count, found);
		entry = fgetsgent(file);
		if (!entry || strcmp(entry->sg_namp, "last"))
			printf("the entry behind %d fails\n", count);
		fclose(file);
	}
	FILE *file = file_of("a:b:1:2:3\nb:b:1:2:3\n", 20);
	struct sgrp *first = fgetsgent(file);
	printf("same place %d\n", first && first == fgetsgent(file));
	errno = 0;
	printf("end %d", fgetsgent(file) == NULL);
	printf(" errno %d\n", errno);
	errno = 0;
	printf("again %d", fgetsgent(file) == NULL);
	printf(" errno %d\n", errno);
	return 0;
}
