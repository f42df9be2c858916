/* arc4random_buf: where getrandom fails there is still the device. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "fault.h"

int main(void)
{
	unsigned char bytes[400] = {0};
	fault_begin();
	errno = 7;
	arc4random_buf(bytes, sizeof bytes);
	int left = errno, filled = 0;
	fault_end();
	for (size_t i = 0; i < sizeof bytes; i++)
		filled += bytes[i] != 0;
	if (filled < 300 || bytes[398] + bytes[399] + bytes[397] == 0 || left != 7) {
		printf("%d bytes, errno %d\n", filled, left);
		return 1;
	}
	return fault_finish();
}
