/* mimalloc, whose sources come from the crate libmimalloc-sys, on primitives of our own: those with `_mi_prim_` that
 * are not here are in wildebeest/src/allocator. What stands below as __replace_NAME is NAME in the archive. */
#define _GNU_SOURCE
#include "mimalloc.h"
#include "mimalloc/internal.h"
#include "mimalloc/prim.h"

/* In large.h. */
static void freed(mi_page_t *page);
static void *found(mi_heap_t *heap, size_t size, bool zero, size_t alignment, size_t *usable);
static void collect(mi_heap_t *heap, bool force);

/* In moved.h. */
static int unmapped(void *start, size_t size);

static long decimal(const char *text, char **end, int base)
{
	long value = 0;
	(void)base;
	for (; *text >= '0' && *text <= '9'; text++)
		value = value * 10 + (*text - '0');
	*end = (char *)text;
	return value;
}

#define _mi_page_retire freed
#define _mi_malloc_generic found
#include "alloc.c"
#include "alloc-aligned.c"
#include "alloc-posix.c"
#undef _mi_page_retire
#undef _mi_malloc_generic
#include "arena.c"
#include "bitmap.c"
#include "heap.c"
#include "init.c"
#include "libc.c"
/* The settings are ours, and decimal. strtol would have a program use pages of libc's that nothing else in it does. */
#define strtol decimal
#include "options.c"
#undef strtol
#define _mi_prim_free unmapped
#include "os.c"
#undef _mi_prim_free
#define mi_heap_collect collect
#include "page.c"
#undef mi_heap_collect
#include "random.c"
#include "segment.c"
#include "segment-map.c"
#include "stats.c"

#include "large.h"
#include "moved.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>

#define REPLACE __attribute__((visibility("default")))

void lwb_allocator_lock(void);
void lwb_allocator_unlock(void);
void lwb_allocator_alone(size_t is);

/* Threads: a key whose destructor gives up the heap of a thread that ends. */

static pthread_key_t heap_key = (pthread_key_t)-1;

static void end_of_thread(void *heap)
{
	kept.ends = true;
	let_go();
	_mi_thread_done(heap);
}

void _mi_prim_thread_init_auto_done(void)
{
	pthread_key_create(&heap_key, end_of_thread);
}

void _mi_prim_thread_done_auto_done(void)
{
}

void _mi_prim_thread_associate_default_heap(mi_heap_t *heap)
{
	if (heap_key != (pthread_key_t)-1)
		pthread_setspecific(heap_key, heap);
}

/* Processes: nothing may be half done in the child of a fork that other threads took no part in. */

static void before_fork(void)
{
	mi_lock_acquire(&mi_subproc_default.abandoned_os_lock);
	lwb_allocator_lock();
}

static void after_fork(void)
{
	lwb_allocator_unlock();
	mi_lock_release(&mi_subproc_default.abandoned_os_lock);
}

static void in_child(void)
{
	after_fork();
	lwb_allocator_alone(kept.charge);
}

bool _mi_is_redirected(void)
{
	return false;
}

bool _mi_allocator_init(const char **message)
{
	*message = NULL;
	return true;
}

void _mi_allocator_done(void)
{
}

__attribute__((constructor(101))) static void start(void)
{
	_mi_auto_process_init();
	pthread_atfork(before_fork, after_fork, in_child);
}

/* The family. */

/* Every block is aligned for every type, as with glibc; mimalloc's of up to 8 bytes are not. */
static inline size_t aligned_size(size_t size)
{
	return size > 8 ? size : 16;
}

static inline void *or_no_memory(void *block)
{
	if mi_unlikely(!block)
		errno = ENOMEM;
	return block;
}

/* glibc's takes the next power of two for an alignment that is none. */
static void *aligned(size_t alignment, size_t size)
{
	if (alignment > SIZE_MAX / 2 + 1) {
		errno = EINVAL;
		return NULL;
	}
	size_t power = 16;
	while (power < alignment)
		power *= 2;
	return or_no_memory(mi_malloc_aligned(aligned_size(size), power));
}

REPLACE void *__replace_malloc(size_t size)
{
	return or_no_memory(mi_malloc(aligned_size(size)));
}

REPLACE void *__replace_calloc(size_t count, size_t size)
{
	size_t total;
	if mi_unlikely(mi_mul_overflow(count, size, &total))
		return or_no_memory(NULL);
	return or_no_memory(mi_zalloc(aligned_size(total)));
}

REPLACE void __replace_free(void *block)
{
	mi_free(block);
}

/* A block that grows will grow again: room for that costs memory only where it is touched, in blocks of some pages.
 * It is at most twice the size, and exactly what mimalloc has; but what is almost large is large, and grows in place. */
static size_t roomy(size_t size)
{
	enum { SOME_PAGES = 1 << 13 };
	if (size < SOME_PAGES || size > PTRDIFF_MAX / 2)
		return size;
	size_t room = 2 * size;
	room &= ~(((size_t)1 << (mi_bsr(room) - 2)) - 1);
	return room == MI_MEDIUM_OBJ_SIZE_MAX ? room + _mi_os_page_size() : room;
}

/* The block has not room for `size` bytes, or for more than twice as many. */
static mi_decl_noinline void *resized(void *block, size_t usable, size_t size)
{
	if (resized_in_place(block, size) || (size < usable && roomy(size) == usable))
		return block;
	void *(*const elsewhere)(void *, size_t) = is_mapped(block) ? moved : mi_realloc;
	if (size > usable) {
		void *result = elsewhere(block, roomy(size));
		if mi_likely(result)
			return result;
	}
	return or_no_memory(elsewhere(block, aligned_size(size)));
}

/* As glibc's, it frees a block for which 0 bytes are asked. */
REPLACE void *__replace_realloc(void *block, size_t size)
{
	if mi_unlikely(!block)
		return __replace_malloc(size);
	if mi_unlikely(size == 0) {
		mi_free(block);
		return NULL;
	}
	const mi_page_t *page = _mi_ptr_page(block);
	size_t usable = mi_likely(!mi_page_has_aligned(page)) ? page->block_size : mi_usable_size(block);
	if mi_likely(size <= usable && size >= usable / 2)
		return block;
	return resized(block, usable, size);
}

REPLACE void *__replace_reallocarray(void *block, size_t count, size_t size)
{
	size_t total;
	if mi_unlikely(mi_mul_overflow(count, size, &total))
		return or_no_memory(NULL);
	return __replace_realloc(block, total);
}

REPLACE void *__replace_aligned_alloc(size_t alignment, size_t size)
{
	return aligned(alignment, size);
}

REPLACE void *__replace_memalign(size_t alignment, size_t size)
{
	return aligned(alignment, size);
}

REPLACE int __replace_posix_memalign(void **result, size_t alignment, size_t size)
{
	if (alignment % sizeof(void *) || !_mi_is_power_of_two(alignment) || alignment == 0)
		return EINVAL;
	void *block = mi_malloc_aligned(aligned_size(size), alignment > 16 ? alignment : 16);
	if (!block)
		return ENOMEM;
	*result = block;
	return 0;
}

REPLACE void *__replace_valloc(size_t size)
{
	return aligned(_mi_os_page_size(), size);
}

REPLACE void *__replace_pvalloc(size_t size)
{
	size_t page = _mi_os_page_size();
	if (size > SIZE_MAX - page)
		return or_no_memory(NULL);
	return aligned(page, _mi_align_up(size, page));
}

REPLACE size_t __replace_malloc_usable_size(void *block)
{
	return mi_usable_size(block);
}

/* What Rust asks of it. */

void lwb_allocator_let_go(void)
{
	let_go();
}

size_t lwb_allocator_kept(void)
{
	return kept.page ? kept.page->block_size : 0;
}

void lwb_allocator_collect(void)
{
	let_go();
	collect(mi_heap_get_default(), true);
}

size_t lwb_allocator_held(size_t *most)
{
	mi_stat_count_t *held = &_mi_stats_main.committed;
	int64_t peak = mi_atomic_loadi64_relaxed((_Atomic(int64_t) *)&held->peak);
	int64_t bytes = mi_atomic_loadi64_relaxed((_Atomic(int64_t) *)&held->current);
	*most = peak > 0 ? (size_t)peak : 0;
	return bytes > 0 ? (size_t)bytes : 0;
}

static bool add_free(const mi_heap_t *heap, const mi_heap_area_t *page, void *block, size_t size, void *sum)
{
	(void)heap, (void)block, (void)size;
	*(size_t *)sum += page->reserved - page->used * page->full_block_size;
	return true;
}

size_t lwb_allocator_free_in_pages(void)
{
	size_t sum = 0;
	mi_heap_visit_blocks(mi_heap_get_default(), false, add_free, &sum);
	return sum;
}
