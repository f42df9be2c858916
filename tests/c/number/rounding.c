//! components: number
//! cflags: -Wl,--no-as-needed,-lm
/* strtod and strtof in the four rounding modes: the nasty texts one by one, random ones in sums. */
#include <errno.h>
#include <fenv.h>
#include <stdlib.h>

#include "numbers.h"

static const struct { const char *name; int mode; } modes[] = {
	{ "nearest", FE_TONEAREST }, { "up", FE_UPWARD }, { "down", FE_DOWNWARD }, { "zero", FE_TOWARDZERO },
};

/* The bits that `function` makes of `text` in `mode`, and errno. */
#define IN_MODE(name, type, bits_type, function) \
	static bits_type name(const char *text, int mode, int *error) \
	{ \
		union { type number; bits_type bits; } result; \
		fesetround(mode); \
		errno = 77; \
		result.number = function(text, NULL); \
		*error = errno; \
		fesetround(FE_TONEAREST); \
		return result.bits; \
	}

IN_MODE(wide, double, uint64_t, strtod)
IN_MODE(narrow, float, uint32_t, strtof)

int main(void)
{
	int error;
	for (size_t m = 0; m < sizeof modes / sizeof *modes; m++) {
		for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
			uint64_t bits = wide(texts[i], modes[m].mode, &error);
			printf("%s text %d: %016" PRIx64 " errno %d", modes[m].name, (int)i, bits, error);
			uint32_t few = narrow(texts[i], modes[m].mode, &error);
			printf(", %08" PRIx32 " errno %d\n", few, error);
		}
	}
	state = 88172645463325252u;
	for (int part = 0; part < 20; part++) {
		uint64_t sums[4] = { 0 };
		for (int i = 0; i < 2000; i++) {
			char text[256];
			draw(text);
			for (int m = 0; m < 4; m++) {
				sums[m] = mix(sums[m], wide(text, modes[m].mode, &error));
				sums[m] = mix(sums[m], error);
				sums[m] = mix(sums[m], narrow(text, modes[m].mode, &error));
				sums[m] = mix(sums[m], error);
			}
		}
		for (int m = 0; m < 4; m++)
			printf("part %d %s %016" PRIx64 "\n", part, modes[m].name, sums[m]);
	}
	return 0;
}
