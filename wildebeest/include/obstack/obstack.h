/* libwildebeest: GNU's <obstack.h>, stacks of objects in large chunks of memory. */
#pragma GCC system_header

#ifndef LWB_OBSTACK_H
#define LWB_OBSTACK_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A chunk; its objects stand behind it. */
struct _obstack_chunk {
	char *limit;
	struct _obstack_chunk *prev;
};

/* The growing object is what lies between object_base and next_free. */
struct obstack {
	long chunk_size;
	struct _obstack_chunk *chunk;
	char *object_base;
	char *next_free;
	char *chunk_limit;
	int alignment_mask;
	int use_extra_arg;
	int maybe_empty_object;
	void *(*chunkfun)(void *, long);
	void (*freefun)(void *, void *);
	void *extra_arg;
};

int _obstack_begin(struct obstack *, int, int, void *(*)(long), void (*)(void *));
int _obstack_begin_1(struct obstack *, int, int, void *(*)(void *, long), void (*)(void *, void *), void *);
void _obstack_newchunk(struct obstack *, size_t);
int _obstack_allocated_p(struct obstack *, void *) __attribute__((__pure__));
int _obstack_memory_used(struct obstack *) __attribute__((__pure__));
void _obstack_free(struct obstack *, void *);
void obstack_free(struct obstack *, void *);

/* What is called when there is no memory; it must not return. */
extern void (*obstack_alloc_failed_handler)(void);
extern int obstack_exit_failure;

#ifdef _GNU_SOURCE
int obstack_printf(struct obstack *__restrict, const char *__restrict, ...)
	__attribute__((__format__(__printf__, 2, 3)));
int obstack_vprintf(struct obstack *__restrict, const char *__restrict, va_list)
	__attribute__((__format__(__printf__, 2, 0)));
#endif

/* Beginning. The program says what obstack_chunk_alloc and obstack_chunk_free are. */

#define obstack_specify_allocation(obstack, size, alignment, allocate, release) \
	_obstack_begin((obstack), (size), (alignment), (void *(*)(long))(allocate), (void (*)(void *))(release))
#define obstack_specify_allocation_with_arg(obstack, size, alignment, allocate, release, argument) \
	_obstack_begin_1((obstack), (size), (alignment), (void *(*)(void *, long))(allocate), \
		(void (*)(void *, void *))(release), (argument))
#define obstack_begin(obstack, size) \
	obstack_specify_allocation(obstack, size, 0, obstack_chunk_alloc, obstack_chunk_free)
#define obstack_init(obstack) obstack_begin(obstack, 0)

#define obstack_chunkfun(obstack, allocate) ((obstack)->chunkfun = (void *(*)(void *, long))(allocate))
#define obstack_freefun(obstack, release) ((obstack)->freefun = (void (*)(void *, void *))(release))

/* These may be assigned to. */
#define obstack_alignment_mask(obstack) ((obstack)->alignment_mask)
#define obstack_chunk_size(obstack) ((obstack)->chunk_size)
#define obstack_next_free(obstack) ((obstack)->next_free)

/* How things stand. */

#define obstack_base(obstack) ((void *)(obstack)->object_base)
#define obstack_memory_used(obstack) _obstack_memory_used(obstack)

static __inline unsigned int obstack_object_size(const struct obstack *__obstack)
{
	return (unsigned int)(__obstack->next_free - __obstack->object_base);
}

static __inline unsigned int obstack_room(const struct obstack *__obstack)
{
	return (unsigned int)(__obstack->chunk_limit - __obstack->next_free);
}

/* How many bytes are missing from there to where an object may begin. */
static __inline size_t __lwb_obstack_padding(const struct obstack *__obstack, const char *__from)
{
	return (size_t)(-(uintptr_t)__from & (uintptr_t)__obstack->alignment_mask);
}

static __inline int obstack_empty_p(const struct obstack *__obstack)
{
	const char *__contents = (const char *)(__obstack->chunk + 1);
	return !__obstack->chunk->prev
		&& __obstack->next_free == __contents + __lwb_obstack_padding(__obstack, __contents);
}

/* Growing, without a look at the room there is. */

#define obstack_1grow_fast(obstack, byte) (*(obstack)->next_free++ = (char)(byte))
#define obstack_blank_fast(obstack, size) ((obstack)->next_free += (size))

static __inline void __lwb_obstack_add(struct obstack *__obstack, const void *__data, size_t __size)
{
	if (__size)
		memcpy(__obstack->next_free, __data, __size);
	__obstack->next_free += __size;
}

static __inline void obstack_ptr_grow_fast(struct obstack *__obstack, const void *__pointer)
{
	__lwb_obstack_add(__obstack, &__pointer, sizeof __pointer);
}

static __inline void obstack_int_grow_fast(struct obstack *__obstack, int __number)
{
	__lwb_obstack_add(__obstack, &__number, sizeof __number);
}

/* Growing. */

static __inline void obstack_make_room(struct obstack *__obstack, size_t __size)
{
	if ((size_t)(__obstack->chunk_limit - __obstack->next_free) < __size)
		_obstack_newchunk(__obstack, __size);
}

/* The same for data that may be part of the growing object, and where they are then. */
static __inline const void *__lwb_obstack_make_room_for(struct obstack *__obstack, const void *__data, size_t __size)
{
	size_t __place = (size_t)((uintptr_t)__data - (uintptr_t)__obstack->object_base);
	size_t __object = (size_t)(__obstack->next_free - __obstack->object_base);

	obstack_make_room(__obstack, __size);
	return __place < __object ? __obstack->object_base + __place : __data;
}

static __inline void obstack_grow(struct obstack *__obstack, const void *__data, size_t __size)
{
	__data = __lwb_obstack_make_room_for(__obstack, __data, __size);
	__lwb_obstack_add(__obstack, __data, __size);
}

static __inline void obstack_grow0(struct obstack *__obstack, const void *__data, size_t __size)
{
	__data = __lwb_obstack_make_room_for(__obstack, __data, __size + 1);
	__lwb_obstack_add(__obstack, __data, __size);
	obstack_1grow_fast(__obstack, 0);
}

static __inline void obstack_1grow(struct obstack *__obstack, char __byte)
{
	obstack_make_room(__obstack, 1);
	obstack_1grow_fast(__obstack, __byte);
}

static __inline void obstack_ptr_grow(struct obstack *__obstack, const void *__pointer)
{
	obstack_make_room(__obstack, sizeof __pointer);
	obstack_ptr_grow_fast(__obstack, __pointer);
}

static __inline void obstack_int_grow(struct obstack *__obstack, int __number)
{
	obstack_make_room(__obstack, sizeof __number);
	obstack_int_grow_fast(__obstack, __number);
}

/* A negative size makes the object smaller. */
static __inline void obstack_blank(struct obstack *__obstack, int __size)
{
	if (__size > 0)
		obstack_make_room(__obstack, (size_t)__size);
	obstack_blank_fast(__obstack, __size);
}

static __inline void *obstack_finish(struct obstack *__obstack)
{
	char *__object = __obstack->object_base;
	size_t __padding = __lwb_obstack_padding(__obstack, __obstack->next_free);
	size_t __room = (size_t)(__obstack->chunk_limit - __obstack->next_free);

	if (__obstack->next_free == __object)
		__obstack->maybe_empty_object = 1;
	__obstack->next_free += __padding < __room ? __padding : __room;
	__obstack->object_base = __obstack->next_free;
	return __object;
}

/* Objects of a size that is known at once. */

static __inline void *obstack_alloc(struct obstack *__obstack, size_t __size)
{
	obstack_make_room(__obstack, __size);
	__obstack->next_free += __size;
	return obstack_finish(__obstack);
}

static __inline void *obstack_copy(struct obstack *__obstack, const void *__data, size_t __size)
{
	obstack_grow(__obstack, __data, __size);
	return obstack_finish(__obstack);
}

static __inline void *obstack_copy0(struct obstack *__obstack, const void *__data, size_t __size)
{
	obstack_grow0(__obstack, __data, __size);
	return obstack_finish(__obstack);
}

#ifdef __cplusplus
}
#endif

#endif
