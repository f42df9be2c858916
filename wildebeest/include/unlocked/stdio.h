/* libwildebeest: <stdio.h> whose functions for bytes of streams without a lock are inline.
 *
 * They read and write in the stream's buffer, which musl does not show to programs. Whether its places are where these
 * functions look for them is found out when the program runs; as long as that is not known, they call libc's. */
#pragma GCC system_header
#include_next <stdio.h>

#ifndef LWB_UNLOCKED_STDIO_H
#define LWB_UNLOCKED_STDIO_H

#ifdef __OPTIMIZE__
#if defined(_POSIX_SOURCE) || defined(_POSIX_C_SOURCE) || defined(_XOPEN_SOURCE) \
	|| defined(_GNU_SOURCE) || defined(_BSD_SOURCE)

#define LWB_INLINE extern __inline __attribute__((__gnu_inline__))
#define LWB_DIFFER(place, end, known) \
	__builtin_expect((((__UINTPTR_TYPE__)(place) ^ (__UINTPTR_TYPE__)(end)) & __atomic_load_n(&(known), __ATOMIC_RELAXED)) != 0, 1)

#ifdef __cplusplus
extern "C" {
#endif

typedef unsigned char *__attribute__((__may_alias__)) lwb_place;

/* All bits when the places are known, otherwise none: one comparison then does for both questions. */
extern __UINTPTR_TYPE__ lwb_unlocked_reads, lwb_unlocked_writes;
int lwb_unlocked_getc(FILE *);
int lwb_unlocked_putc(int, FILE *);

LWB_INLINE int getc_unlocked(FILE *lwb_stream)
{
	lwb_place *lwb_places = (lwb_place *)lwb_stream;
	unsigned char *lwb_next = lwb_places[1];
	if (LWB_DIFFER(lwb_next, lwb_places[2], lwb_unlocked_reads)) {
		lwb_places[1] = lwb_next + 1;
		return *lwb_next;
	}
	return lwb_unlocked_getc(lwb_stream);
}

LWB_INLINE int getchar_unlocked(void)
{
	return getc_unlocked(stdin);
}

#if defined(_GNU_SOURCE) || defined(_BSD_SOURCE)
LWB_INLINE int fgetc_unlocked(FILE *lwb_stream)
{
	return getc_unlocked(lwb_stream);
}
#endif

/* The component streams has functions of its own to write. */
#ifdef __has_include
#if __has_include(<lwb_streams.h>)
#define LWB_STREAMS_HAS_PUTC
#endif
#endif
#ifndef LWB_STREAMS_HAS_PUTC

LWB_INLINE int putc_unlocked(int lwb_byte, FILE *lwb_stream)
{
	lwb_place *lwb_places = (lwb_place *)lwb_stream;
	unsigned char *lwb_next = lwb_places[5];
	/* The end of a line may be what is waited for. */
	if ((unsigned char)lwb_byte != '\n' && LWB_DIFFER(lwb_next, lwb_places[4], lwb_unlocked_writes)) {
		lwb_places[5] = lwb_next + 1;
		return *lwb_next = (unsigned char)lwb_byte;
	}
	return lwb_unlocked_putc(lwb_byte, lwb_stream);
}

LWB_INLINE int putchar_unlocked(int lwb_byte)
{
	return putc_unlocked(lwb_byte, stdout);
}

#if defined(_GNU_SOURCE) || defined(_BSD_SOURCE)
LWB_INLINE int fputc_unlocked(int lwb_byte, FILE *lwb_stream)
{
	return putc_unlocked(lwb_byte, lwb_stream);
}
#endif

#endif

#ifdef __cplusplus
}
#endif

#undef LWB_INLINE
#undef LWB_DIFFER

#endif
#endif

#endif
