//! components: formatter
//! cflags: -Wno-format -Wl,--no-as-needed,-lm
/* Fractions printed: those that are ours, and those that are libc's. */
#include <errno.h>
#include <fenv.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const formats[] = {
	"%f", "%.0f", "%.1f", "%.2f", "%.10f", "%.19f", "%.20f", "%.40f", "%12.3f", "%-12.3f|", "%012.3f", "%+f", "% f", "%#.0f",
	"%e", "%.0e", "%#.0e", "%.3e", "%.16e", "%.17e", "%.18e", "%.19e", "%20.5e", "%-20.5e|", "%020.5e", "%+E", "% .2E",
	"%g", "%.0g", "%.1g", "%.3g", "%.10g", "%.15g", "%.17g", "%.19g", "%.20g", "%#g", "%#.3g", "%15g", "%-15g|", "%015g", "%+G",
	"%lf", "%lg", "%F", "%'f",
};

static const double numbers[] = {
	0.0, -0.0, 1.0, -1.0, 0.1, 0.5, 1.5, 2.5, 3.5, 0.25, 0.125, 0.375, 0.05, 0.15, 9.5, 9.995, 9.9999995, 99.5, 999999.5, 9999995,
	3.14159, 123456, 1234567, 12345678.9, 100000, 1000000, 0.0001, 0.00001, 0.000099999995, 1e-5, 1.5e-7, 1e-10, 1e-20, 1e-30, 1e-300,
	1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e22, 6.02214076e23, 1e100, 18446744073709551615.0, 9007199254740993.0, 4503599627370497.5,
	DBL_MAX, DBL_MIN, DBL_EPSILON, 5e-324, INFINITY, -INFINITY, 0.1 + 0.2, 1.0 / 3, 2.0 / 3, 1e23, 8.5, 1.0000000000000002,
};

static void each_by_each(void)
{
	char text[500];
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		for (size_t j = 0; j < sizeof numbers / sizeof *numbers; j++) {
			/* glibc 2.36 forgets the zeros that "#" asks for where rounding adds a digit. */
			if (strcmp(formats[i], "%#g") == 0 && numbers[j] == 999999.5)
				continue;
			errno = 77;
			int length = snprintf(text, sizeof text, formats[i], numbers[j]);
			printf("%s%s ", errno == 77 ? "" : "errno is set ", (int)strlen(text) == length ? text : "length?");
		}
		printf("\n");
	}
}

static void modes(void)
{
	static const int modes[] = { FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO, FE_TONEAREST };
	for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
		char text[300];
		fesetround(modes[i]);
		snprintf(text, sizeof text, "%.2f %.2f %.0f %.0f %.3e %.3e %.3g %.3g %d", 0.125, -0.125, 2.5, -2.5, 12345.5, -12345.5,
			 0.00012345, -0.00012345, 5);
		fesetround(FE_TONEAREST);
		puts(text);
	}
}

int main(void)
{
	each_by_each();
	modes();
	printf("%s: %d of %d, %.1f%%, %g s, %e\n", "a line", 3, 7, 300.0 / 7, 0.00123, 123.456);
	printf("[%*.*f] [%-*.*f] [%.*f]\n", 10, 2, 1.005, 10, 1, 0.25, -1, 1.5);
	printf("%d %Lf %f\n", 1, 2.5L, 3.5);
	printf("%f %llu %f\n", 1.5, 7ULL, 2.5);
	printf("%f %f %f %f %f %f %f %f %f %f %d\n", 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11);
	char *text;
	printf("%d ", asprintf(&text, "%.3f/%g", 2.0 / 3, 1e10));
	puts(text);
	free(text);
	return 0;
}
