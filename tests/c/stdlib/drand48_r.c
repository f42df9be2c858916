/* drand48_r and its kin: sequences, seeds, what is kept, and a state that nobody has initialised but zeroed. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void show(const struct drand48_data *data)
{
	printf("x %04x %04x %04x old %04x %04x %04x c %x init %d a %llx\n", data->__x[0], data->__x[1], data->__x[2], data->__old_x[0],
	       data->__old_x[1], data->__old_x[2], data->__c, data->__init, (unsigned long long)data->__a);
}

static void some(struct drand48_data *data)
{
	double real = 0;
	long whole = 0, sign = 0;
	for (int round = 0; round < 20; round++) {
		int result = drand48_r(data, &real) | lrand48_r(data, &whole) | mrand48_r(data, &sign);
		printf("%d %a %ld %ld\n", result, real, whole, sign);
	}
	show(data);
}

static void outside(struct drand48_data *data, unsigned short x[3])
{
	double real = 0;
	long whole = 0, sign = 0;
	for (int round = 0; round < 10; round++) {
		int result = erand48_r(x, data, &real) | nrand48_r(x, data, &whole) | jrand48_r(x, data, &sign);
		printf("%d %a %ld %ld state %04x %04x %04x\n", result, real, whole, sign, x[0], x[1], x[2]);
	}
	show(data);
}

int main(void)
{
	struct drand48_data data;
	unsigned short seed[3] = {0xfffe, 2, 0x8003}, parameters[7] = {9, 8, 7, 6, 5, 4, 3}, largest[7];
	memset(largest, 0xff, sizeof largest);
	memset(&data, 0, sizeof data);
	errno = 7;
	some(&data);
	memset(&data, 0, sizeof data);
	outside(&data, seed);
	static const long seeds[] = {0, 1, -5, 0x123456789, -2147483648L, 2147483647};
	for (size_t i = 0; i < sizeof seeds / sizeof *seeds; i++) {
		printf("srand48 %ld: %d\n", seeds[i], srand48_r(seeds[i], &data));
		show(&data);
		some(&data);
	}
	printf("lcong48 %d\n", lcong48_r(parameters, &data));
	some(&data);
	outside(&data, seed);
	printf("lcong48 %d\n", lcong48_r(largest, &data));
	some(&data);
	memset(&data, 0xff, sizeof data);
	printf("seed48 %d\n", seed48_r(seed, &data));
	show(&data);
	some(&data);
	printf("errno %d\n", errno);
	return 0;
}
