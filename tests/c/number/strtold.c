//! components: number
//! cflags: -Wl,--no-as-needed,-lm
/* strtold and strtold_l: value, errno and end. */
#include <errno.h>
#include <fenv.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "numbers.h"

/* A mantissa of 64 bits, and what is left of the 16 bytes as 0. */
struct bits { uint64_t mantissa, rest; };

static struct bits converted(const char *text, char **end)
{
	struct bits bits = { 0, 0 };
	errno = 77;
	long double number = strtold(text, end);
	int error = errno;
	memcpy(&bits, &number, 10);
	errno = error;
	return bits;
}

int main(void)
{
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		char *end;
		struct bits bits = converted(texts[i], &end);
		int error = errno;
		printf("text %d: %04" PRIx64 " %016" PRIx64 " end %d errno %d\n", (int)i, bits.rest, bits.mantissa, (int)(end - texts[i]), error);
	}
	locale_t locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
	printf("%Lg %Lg\n", strtold_l("1.5x", NULL, locale), strtold_l("3.25e2", NULL, locale));
	freelocale(locale);

	static const int modes[] = { FE_TONEAREST, FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO };
	state = 88172645463325252u;
	for (int part = 0; part < 10; part++) {
		uint64_t sum = 0;
		for (int i = 0; i < 2000; i++) {
			char text[256];
			draw(text);
			for (int m = 0; m < 4; m++) {
				fesetround(modes[m]);
				struct bits bits = converted(text, NULL);
				int error = errno;
				fesetround(FE_TONEAREST);
				sum = mix(mix(mix(sum, bits.mantissa), bits.rest), error);
			}
		}
		printf("part %d %016" PRIx64 "\n", part, sum);
	}
	return 0;
}
