/* wcstol, wcstoul, wcstoll, wcstoull: value, errno and end for numbers, no numbers, and impossible bases. */
#include <wchar.h>

#define CHAR wchar_t
#define TEXT(literal) L##literal
#define STRANGE L"\u2003\u00e9"
#define LONG wcstol
#define FUNCTIONS(TRY, text, base) do { \
	TRY(wcstol, text, base); \
	TRY(wcstoul, text, base); \
	TRY(wcstoll, text, base); \
	TRY(wcstoull, text, base); \
} while (0)

#include "integers.h"
