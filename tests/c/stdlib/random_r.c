//! cflags: -Wno-nonnull
/* random_r and its kin: the sequences of all five kinds of state, what is kept in a state, and what is refused. */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void sizes(void)
{
	static const size_t sizes[] = {0, 7, 8, 9, 31, 32, 63, 64, 127, 128, 255, 256, 1000};
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		int32_t state[250] = {0}, value = 0;
		struct random_data data;
		memset(&data, 0, sizeof data);
		errno = 7;
		int result = initstate_r(1, (char *)state, sizes[i], &data);
		printf("%zu: %d errno %d first word %d\n", sizes[i], result, errno, state[0]);
		if (result)
			continue;
		for (int round = 0; round < 1000; round++) {
			errno = 7;
			result |= random_r(&data, &value);
			if (round < 20 || round % 100 == 99)
				printf("%d ", value);
		}
		printf("%d errno %d\n", result, errno);
	}
}

static void seeds(void)
{
	static const unsigned seeds[] = {0, 1, 2, 127773, 2147483646, 2147483647, 2147483648u, 4294967295u, 123456789};
	static const size_t sizes[] = {8, 32, 64, 128, 256};
	for (size_t i = 0; i < sizeof seeds / sizeof *seeds; i++)
		for (size_t j = 0; j < 5; j++) {
			int32_t state[64], value;
			struct random_data data;
			memset(&data, 0, sizeof data);
			initstate_r(seeds[i], (char *)state, sizes[j], &data);
			random_r(&data, &value);
			printf("seed %u of %zu: %d", seeds[i], sizes[j], value);
			printf(" %d", srandom_r(seeds[i] ^ 5, &data));
			random_r(&data, &value);
			printf(" %d\n", value);
		}
}

/* States are changed for each other in the middle, and go on where they were. */
static void states(void)
{
	int32_t first[32], second[16], third[2], value;
	struct random_data data;
	memset(&data, 0, sizeof data);
	initstate_r(5, (char *)first, sizeof first, &data);
	for (int round = 0; round < 41; round++)
		random_r(&data, &value);
	initstate_r(6, (char *)second, sizeof second, &data);
	printf("%d %d\n", first[0], second[0]);
	random_r(&data, &value), printf("%d\n", value);
	initstate_r(7, (char *)third, sizeof third, &data);
	printf("%d %d\n", second[0], third[0]);
	random_r(&data, &value), printf("%d %d %d\n", value, third[0], third[1]);
	char *order[] = {(char *)first, (char *)third, (char *)second, (char *)first, (char *)first, (char *)second};
	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		printf("%d", setstate_r(order[i], &data));
		for (int round = 0; round < 5; round++)
			random_r(&data, &value), printf(" %d", value);
		printf(" words %d %d %d\n", first[0], second[0], third[0]);
	}
}

static void refused(void)
{
	int32_t state[32], wrong[64], value = 9;
	struct random_data data;
	memset(&data, 0, sizeof data);
	initstate_r(1, (char *)state, sizeof state, &data);
#define TRY(call) errno = 7, printf(#call " %d", call), printf(" errno %d\n", errno)
	TRY(setstate_r(NULL, &data));
	TRY(setstate_r((char *)state, NULL));
	TRY(srandom_r(1, NULL));
	TRY(random_r(NULL, &value));
	TRY(random_r(&data, NULL));
	TRY(initstate_r(1, (char *)state, 64, NULL));
	memset(wrong, 0, sizeof wrong);
	wrong[0] = -1;
	TRY(setstate_r((char *)wrong, &data));
	printf("%d\n", wrong[0]);
	random_r(&data, &value), printf("%d\n", value);
	TRY(initstate_r(1, (char *)wrong, 4, &data));
	random_r(&data, &value), printf("%d\n", value);
	data.rand_type = 9;
	TRY(srandom_r(1, &data));
	data.rand_type = -1;
	TRY(srandom_r(1, &data));
}

int main(void)
{
	sizes();
	seeds();
	states();
	refused();
	return 0;
}
