/* Blocks that have a mapping of their own, because they are too large for an arena: when one is to have another size
 * elsewhere, its pages move, and nothing is copied. */

enum { MOVED, UNMOVED, LOST };
int lwb_allocator_move(void *from, size_t size, void *to, size_t room);

/* The mapping from which the pages have gone, and what is still there of it. */
static __thread struct {
	void *start;
	size_t size;
} left;

/* Stands between mi_os_prim_free and _mi_prim_free. */
static int unmapped(void *start, size_t size)
{
	if mi_unlikely(start == left.start) {
		left.start = NULL;
		size = left.size;
	}
	return _mi_prim_free(start, size);
}

static bool is_mapped(const void *block)
{
	mi_segment_t *segment = _mi_ptr_segment(block);
	return segment->kind == MI_SEGMENT_HUGE && segment->memid.memkind == MI_MEM_OS
	       && segment->memid.mem.os.base == segment && segment->thread_id == _mi_thread_id()
	       && block == _mi_segment_page_of(segment, block)->page_start;
}

/* Moves the pages of a block to that of another and frees it. The first page stays: mimalloc writes to it. */
static int move(void *block, void *result)
{
	size_t page = _mi_os_page_size();
	mi_segment_t *old = _mi_ptr_segment(block), *new = _mi_ptr_segment(result);
	size_t stays = (size_t)((char *)block + page - (char *)old);
	size_t before = (size_t)((char *)result + page - (char *)new);
	int outcome = lwb_allocator_move((char *)old + stays, old->memid.mem.os.size - stays, (char *)new + before,
	                                 new->memid.mem.os.size - before);
	if (outcome == MOVED) {
		memcpy(result, block, page);
		left.start = old;
		left.size = stays;
		give_up(_mi_segment_page_of(old, block));
	}
	return outcome;
}

/* As mi_realloc, for a block that is mapped. */
static void *moved(void *block, size_t size)
{
	void *result = mi_malloc(size);
	if (!result)
		return NULL;
	int outcome = is_mapped(result) ? move(block, result) : UNMOVED;
	if (outcome != UNMOVED)
		return outcome == MOVED ? result : NULL;
	size_t usable = mi_usable_size(block);
	memcpy(result, block, size < usable ? size : usable);
	mi_free(block);
	return result;
}
