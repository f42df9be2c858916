/* Vectors made word by word: argv[1] says where each word is put, argv[2] how many words there are. */
#include <argz.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"

enum { OPERATIONS = 10000 };

static int first;
static int count;

static void work(void)
{
	for (int vectors = 0; vectors < OPERATIONS / count; vectors++) {
		char *vector = NULL;
		size_t length = 0;
		for (int word = 0; word < count; word++)
			if (first ? argz_insert(&vector, &length, vector, "some word") : argz_add(&vector, &length, "some word"))
				exit(1);
		if (length != (size_t)count * sizeof "some word")
			exit(1);
		free(vector);
	}
}

int main(int argc, char **argv)
{
	if (argc != 3)
		return 2;
	first = strcmp(argv[1], "first") == 0;
	count = atoi(argv[2]);
	bench(100, work);
	return 0;
}
