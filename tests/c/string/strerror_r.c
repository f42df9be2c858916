/* GNU's strerror_r: whose memory the text is in, how it is cut off, and that it agrees with %m and strerror.
 * The words for known numbers are libc's own, and differ. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

static void known(int number)
{
	char buffer[8] = "#######", percent_m[200];
	errno = number;
	snprintf(percent_m, sizeof percent_m, "%m");
	errno = 77;
	const char *text = strerror_r(number, buffer, sizeof buffer);
	int error = errno;
	printf("%d: in buffer %d, again the same %d, is %%m %d, is strerror %d, buffer %s, errno %d\n", number, text == buffer,
	       text == strerror_r(number, buffer, 0), !strcmp(text, percent_m), !strcmp(text, strerror(number)), buffer, error);
}

static void unknown(int number, size_t size)
{
	char buffer[40];
	memset(buffer, '#', sizeof buffer);
	buffer[sizeof buffer - 1] = '\0';
	errno = 77;
	const char *text = strerror_r(number, buffer, size);
	int error = errno;
	printf("%d in %d: in buffer %d, %s| errno %d", number, (int)size, text == buffer, text, error);
	if (size < sizeof buffer)
		printf(", then %c", buffer[size]);
	printf("\n");
}

int main(void)
{
	for (int number = 0; number <= 133; number++)
		if (number != 41 && number != 58)
			known(number);
	static const int numbers[] = { 41, 58, 134, 4095, 4711, 1000000000, INT_MAX, -1, -2, -134, INT_MIN };
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		unknown(numbers[i], 40);
		for (size_t size = 0; size < 30; size++)
			unknown(numbers[i], size);
	}
	unknown(134, (size_t)-1);
	return 0;
}
