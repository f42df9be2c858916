/* Large blocks: those that mimalloc has in a page of their own.
 *
 * A thread keeps one that it has freed, as it is, because programs allocate the same size again and again. What all
 * threads keep counts as unused memory, of which wildebeest/src/allocator says how much there may be.
 *
 * A large block that is to have another size stays where it is when what follows it is free. */

bool lwb_allocator_keep(size_t was, size_t is);

/* So often may memory be looked for elsewhere before the block that is kept has to serve. */
enum { PATIENCE = 32 };

static __thread struct {
	mi_page_t *page;
	/* So much counts as kept. It stays while the program has the block, since it will be freed again. */
	size_t charge;
	unsigned age;
	/* The thread ends: what it frees now would be lost. */
	bool ends;
} kept;

static bool is_large(const mi_page_t *page)
{
	return page->reserved == 1 && page->block_size > MI_MEDIUM_OBJ_SIZE_MAX;
}

static bool may_keep(size_t size)
{
	if mi_unlikely(size > kept.charge) {
		if (!lwb_allocator_keep(kept.charge, size))
			return false;
		kept.charge = size;
	}
	return true;
}

/* Frees the block that is alone in the page. */
static void give_up(mi_page_t *page)
{
	mi_block_t *block = (mi_block_t *)page->page_start;
	mi_block_set_next(page, block, NULL);
	page->local_free = block;
	page->used = 0;
	_mi_page_retire(page);
}

/* Frees what is kept. */
static mi_decl_noinline void let_go(void)
{
	mi_page_t *page = kept.page;
	kept.page = NULL;
	if (kept.charge)
		lwb_allocator_keep(kept.charge, 0);
	kept.charge = 0;
	if (page)
		give_up(page);
}

/* Stands between mi_free and _mi_page_retire: nothing in the page is in use any more. */
static void freed(mi_page_t *page)
{
	if (is_large(page) && !kept.page && !kept.ends && may_keep(page->block_size)) {
		mi_page_set_has_aligned(page, false);
		page->local_free = NULL;
		page->used = 1;
		kept.page = page;
		kept.age = 0;
	} else {
		_mi_page_retire(page);
	}
}

static void *kept_block(size_t size, bool zero, size_t *usable)
{
	mi_page_t *page = kept.page;
	kept.page = NULL;
	if (usable)
		*usable = page->block_size;
	return zero ? memset(page->page_start, 0, size) : page->page_start;
}

static mi_decl_noinline void *kept_or_found(mi_heap_t *heap, size_t size, bool zero, size_t alignment, size_t *usable)
{
	if (size > MI_MEDIUM_OBJ_SIZE_MAX) {
		if (alignment == 0 && size <= kept.page->block_size && size >= kept.page->block_size / 2)
			return kept_block(size, zero, usable);
		let_go();
	} else if (++kept.age == PATIENCE) {
		let_go();
	}
	return _mi_malloc_generic(heap, size, zero, alignment, usable);
}

/* Stands between mi_malloc and _mi_malloc_generic: there is no free block of this size at hand. */
static void *found(mi_heap_t *heap, size_t size, bool zero, size_t alignment, size_t *usable)
{
	if mi_likely(!kept.page)
		return _mi_malloc_generic(heap, size, zero, alignment, usable);
	return kept_or_found(heap, size, zero, alignment, usable);
}

/* Stands between _mi_malloc_generic and mi_heap_collect: with force, where there is no memory, before another try. */
static void collect(mi_heap_t *heap, bool force)
{
	mi_heap_collect(heap, force);
	if (force)
		let_go();
}

/* Gives the page `count` slices, those that it has already or more. */
static void set_slices(mi_slice_t *page, size_t count)
{
	for (size_t i = page->slice_count; i < count; i++) {
		page[i].slice_offset = (uint32_t)(i * sizeof *page);
		page[i].slice_count = 0;
		page[i].block_size = 1;
	}
	mi_slice_t *last = page + count - 1;
	if (last > page)
		last->slice_offset = (uint32_t)((count - 1) * sizeof *page);
	/* How large the full pages are is counted. */
	bool full = mi_page_is_in_full(page);
	mi_page_set_in_full(page, false);
	page->slice_count = (uint32_t)count;
	page->block_size = count * MI_SEGMENT_SLICE_SIZE;
	page->block_size_shift = _mi_is_power_of_two(page->block_size) ? (uint8_t)mi_ctz(page->block_size) : 0;
	mi_page_set_in_full(page, full);
}

static bool extend(mi_segment_t *segment, mi_slice_t *page, size_t count, mi_segments_tld_t *tld)
{
	mi_slice_t *next = page + page->slice_count;
	size_t more = count - page->slice_count;
	if (next >= mi_segment_slices_end(segment) || next->block_size != 0 || next->slice_count < more)
		return false;
	if (!mi_segment_ensure_committed(segment, mi_slice_start(next), more * MI_SEGMENT_SLICE_SIZE))
		return false;
	size_t left = next->slice_count - more;
	mi_segment_span_remove_from_queue(next, tld);
	if (left > 0)
		mi_segment_span_free(segment, mi_slice_index(next) + more, left, false, tld);
	set_slices(page, count);
	return true;
}

static void cut(mi_segment_t *segment, mi_slice_t *page, size_t count, mi_segments_tld_t *tld)
{
	mi_slice_t *rest = page + count;
	rest->slice_count = (uint32_t)(page->slice_count - count);
	rest->slice_offset = 0;
	rest->block_size = 1;
	set_slices(page, count);
	mi_segment_span_free_coalesce(rest, tld);
	segment->free_is_zero = false;
}

/* Whether the block has room for `size` bytes now, and for not many more. */
static bool resized_in_place(void *block, size_t size)
{
	mi_segment_t *segment = _mi_ptr_segment(block);
	if (segment->kind != MI_SEGMENT_NORMAL || segment->thread_id != _mi_thread_id())
		return false;
	mi_page_t *page = _mi_segment_page_of(segment, block);
	if (!is_large(page) || block != page->page_start || size <= MI_MEDIUM_OBJ_SIZE_MAX || size > MI_SEGMENT_SIZE)
		return false;
	mi_slice_t *slice = mi_page_to_slice(page);
	mi_segments_tld_t *tld = &mi_page_heap(page)->tld->segments;
	size_t count = _mi_divide_up(size, MI_SEGMENT_SLICE_SIZE);
	if (count > slice->slice_count)
		return extend(segment, slice, count, tld);
	if (count < slice->slice_count)
		cut(segment, slice, count, tld);
	else
		set_slices(slice, count);
	return true;
}
