/* fgetpwent_r over the file in argv[1], which holds 100,000 lines. */
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>

#include "bench.h"

static const char *file;

static void read_all(void)
{
	FILE *stream = fopen(file, "r");
	struct passwd entry, *result;
	char buffer[1024];
	long entries = 0;
	if (!stream)
		exit(1);
	while (fgetpwent_r(stream, &entry, buffer, sizeof buffer, &result) == 0)
		entries++;
	fclose(stream);
	if (entries != 100000)
		exit(1);
}

int main(int argc, char **argv)
{
	if (argc != 2)
		return 2;
	file = argv[1];
	bench(5, read_all);
	return 0;
}
