/* strtol, strtoul, strtoll, strtoull: value, errno and end for numbers, no numbers, and impossible bases. */
#include <stdlib.h>

#define CHAR char
#define TEXT(literal) literal
#define STRANGE "\xff"
#define LONG strtol
#define FUNCTIONS(TRY, text, base) do { \
	TRY(strtol, text, base); \
	TRY(strtoul, text, base); \
	TRY(strtoll, text, base); \
	TRY(strtoull, text, base); \
} while (0)

#include "integers.h"
