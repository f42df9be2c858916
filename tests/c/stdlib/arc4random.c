/* arc4random and its kin: every bit changes, every value below a bound comes, a child has numbers of its own. */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void bits(void)
{
	uint32_t zeros = ~0u, ones = 0;
	for (int round = 0; round < 200; round++) {
		uint32_t value = arc4random();
		zeros &= value, ones |= value;
	}
	printf("bits that stayed: %x %x\n", zeros, ~ones);
}

static void buffers(void)
{
	static const size_t sizes[] = {0, 1, 7, 255, 256, 257, 4096, 1000000};
	static unsigned char buffer[1000002];
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		size_t size = sizes[i], seen = 0, count[256] = {0};
		memset(buffer, 0x55, sizeof buffer);
		arc4random_buf(buffer + 1, size);
		for (size_t j = 1; j <= size; j++)
			seen += count[buffer[j]]++ == 0;
		printf("%zu: outside %d, values %d\n", size, buffer[0] == 0x55 && buffer[size + 1] == 0x55,
		       size < 257 ? 0 : size < 10000 ? seen > 100 : seen == 256);
	}
}

static void bounds(void)
{
	static const uint32_t bounds[] = {0, 1, 2, 3, 10, 1u << 31, (1u << 31) + 1, 0xffffffff};
	for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
		int below = 1;
		uint32_t seen = 0;
		for (int round = 0; round < 2000; round++) {
			uint32_t value = arc4random_uniform(bounds[i]);
			below &= value < bounds[i] || value == 0;
			seen |= bounds[i] <= 10 ? 1u << value : 0;
		}
		printf("below %u: %d %x\n", bounds[i], below, seen);
	}
}

static void child(void)
{
	uint32_t ours[4], theirs[4];
	int ends[2];
	if (pipe(ends))
		exit(2);
	arc4random();
	if (fork() == 0) {
		arc4random_buf(theirs, sizeof theirs);
		_exit(write(ends[1], theirs, sizeof theirs) != sizeof theirs);
	}
	arc4random_buf(ours, sizeof ours);
	wait(NULL);
	printf("read %d, different %d\n", read(ends[0], theirs, sizeof theirs) == sizeof theirs, memcmp(ours, theirs, sizeof ours) != 0);
}

int main(void)
{
	struct rlimit none = {0, 0};
	errno = 7;
	bits();
	buffers();
	bounds();
	child();
	setrlimit(RLIMIT_NOFILE, &none);
	printf("no descriptors: %d, errno %d\n", arc4random() != arc4random() || arc4random() != arc4random(), errno);
	return 0;
}
