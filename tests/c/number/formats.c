//! components: number
//! cflags: -Wno-format -Wno-format-extra-args -Wno-format-security
/* sscanf of 100,000 formats and texts, drawn from the pieces of both: the result, errno, and all that is stored. */
#include <errno.h>

#include "formats.h"

int main(void)
{
	state = 88172645463325252u;
	for (int part = 0; part < 100; part++) {
		uint64_t sum = 0;
		int items = 0;
		for (int i = 0; i < 1000; i++) {
			char format[256], text[256];
			draw_both(text, format);
			memset(places, 0x5a, sizeof places);
			errno = 77;
			int result = sscanf(text, format, places[0], places[1], places[2], places[3], places[4], places[5], places[6],
					    places[7], places[8], places[9], places[10], places[11], places[12]);
			int end;
			memcpy(&end, places[used], sizeof end);
			/* At the end of the text, or what it takes for that, glibc sets errno to 0. */
			if (end >= 0 && end < (int)strlen(text) && !strchr(text, '\xff'))
				sum = mix(sum, errno == ERANGE);
			sum = mix_places(mix(sum, result));
			items += result;
		}
		printf("part %d: %d items, %016" PRIx64 "\n", part, items, sum);
	}
	return 0;
}
