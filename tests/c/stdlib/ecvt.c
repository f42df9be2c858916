/* ecvt, fcvt and their _r forms: many numbers, numbers of digits and sizes; the rest is compared in Rust. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
	static const double numbers[] = {
		0, -0.0, 1, -1.5, 123.456, 9.995, 99999.99, 1e-5, 0.000123456, 1e22, 1.7976931348623157e308, 4.9e-324, INFINITY, -INFINITY, NAN, 0.5,
		0.05, 999999, 1e15, 123456789012345678.0, 2.5, 0.1,
	};
	static const int digits[] = {-400, -3, -1, 0, 1, 2, 5, 15, 17, 18, 40, 400};
	static const size_t sizes[] = {0, 1, 2, 4, 8, 25, 400};
	errno = 7;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		for (size_t j = 0; j < sizeof digits / sizeof *digits; j++) {
			int point = -77, sign = -77;
			char *text = ecvt(numbers[i], digits[j], &point, &sign);
			printf("%g %d: %s %d %d", numbers[i], digits[j], text, point, sign);
			text = fcvt(numbers[i], digits[j], &point, &sign);
			printf(" fixed %s %d %d\n", text, point, sign);
			for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
				char buffer[401] = "";
				int result = ecvt_r(numbers[i], digits[j], &point, &sign, buffer, sizes[k]);
				printf("\t%zu: %d %s %d %d", sizes[k], result, buffer, point, sign);
				memset(buffer, 0, sizeof buffer);
				result = fcvt_r(numbers[i], digits[j], &point, &sign, buffer, sizes[k]);
				printf(" fixed %d %s %d %d\n", result, buffer, point, sign);
			}
		}
	printf("errno %d\n", errno);
	return 0;
}
