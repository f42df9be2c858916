/* What a library takes for memcpy and strlen. */
#include <string.h>

void *(*library_memcpy(void))(void *, const void *, size_t)
{
	return memcpy;
}

size_t (*library_strlen(void))(const char *)
{
	return strlen;
}
