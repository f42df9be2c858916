//! components: number
//! cflags: -Wno-format -Wno-format-extra-args -Wno-format-security -Wl,--no-as-needed,-lm
/* fscanf of 5,000 formats and texts, drawn from the pieces of both: no answer hangs on how large a stream's buffer is. */
#include <errno.h>
#include <fenv.h>
#include <stdlib.h>
#include <unistd.h>

#include "formats.h"

static const int modes[] = { FE_TONEAREST, FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO };
static FILE *file;

/* What a call leaves behind, of a stream whose buffer has some bytes, or none. */
static uint64_t try(const char *format, size_t size, int mode)
{
	static char buffer[1024];
	FILE *stream = fdopen(dup(fileno(file)), "r");
	if (!stream)
		exit(1);
	setvbuf(stream, size ? buffer : NULL, size ? _IOFBF : _IONBF, size);
	rewind(stream);
	/* The start of a buffer may have been read before. */
	getc(stream);
	memset(places, 0x5a, sizeof places);
	fesetround(mode);
	feclearexcept(FE_ALL_EXCEPT);
	errno = 77;
	int result = fscanf(stream, format, places[0], places[1], places[2], places[3], places[4], places[5], places[6], places[7],
			    places[8], places[9], places[10], places[11], places[12]);
	uint64_t sum = mix(mix_places(errno), result);
	sum = mix(sum, fetestexcept(FE_ALL_EXCEPT));
	fesetround(FE_TONEAREST);
	sum = mix(sum, ferror(stream) + 2 * feof(stream));
	sum = mix(sum, ftell(stream));
	fclose(stream);
	return sum;
}

int main(void)
{
	static const size_t sizes[] = { 0, 9, 12, 20, 40, 80, 160 };
	int different = 0;
	file = tmpfile();
	if (!file)
		return 1;
	state = 88172645463325252u;
	for (int i = 0; i < 5000; i++) {
		char format[256], text[256];
		int mode = modes[i % 4];
		draw_both(text, format);
		/* Behind half of them the file goes on. */
		if (drawn() & 1)
			strcat(text, "\n12");
		rewind(file);
		if (ftruncate(fileno(file), 0) < 0 || fprintf(file, ".%s", text) < 0 || fflush(file))
			return 1;
		uint64_t whole = try(format, 1024, mode);
		for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++)
			if (try(format, sizes[s], mode) != whole) {
				printf("'%s' of '%s', %d bytes at once\n", format, text, (int)sizes[s]);
				different++;
			}
	}
	printf("%d differ\n", different);
	return 0;
}
