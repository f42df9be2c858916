//! An obstack's chunks: the structures that `<obstack.h>` declares, and what is done to them.

use core::{
    ffi::{c_char, c_int, c_long, c_void},
    mem, ptr,
};

use super::size;

/// `struct _obstack_chunk`, the header of a chunk. Its objects stand behind it.
#[repr(C)]
pub struct Chunk {
    limit: *mut c_char,
    prev: *mut Chunk,
}

type Allocate = unsafe extern "C" fn(*mut c_void, c_long) -> *mut c_void;
type Free = unsafe extern "C" fn(*mut c_void, *mut c_void);

/// `struct obstack`. The header's functions use it too.
///
/// The growing object is what lies between `object_base` and `next_free`.
#[repr(C)]
pub struct Obstack {
    chunk_size: c_long,
    /// The newest chunk; null only after the first one could not be had.
    chunk: *mut Chunk,
    object_base: *mut c_char,
    next_free: *mut c_char,
    chunk_limit: *mut c_char,
    alignment_mask: c_int,
    /// Whether the program's functions take `extra_arg` before their own argument.
    use_extra_arg: c_int,
    /// Whether an object without bytes may stand at the beginning of the newest chunk.
    maybe_empty_object: c_int,
    chunkfun: Allocate,
    freefun: Free,
    extra_arg: *mut c_void,
}

/// The program's function gave no memory, or there cannot be as much.
pub struct NoChunk;

/// Where an obstack gets its chunks from.
pub struct Source {
    pub chunkfun: Allocate,
    pub freefun: Free,
    /// For functions that take one more argument than the types say.
    pub extra_arg: Option<*mut c_void>,
}

/// What the alignment and the size of chunks are unless the program says something else.
const DEFAULT_ALIGNMENT: usize = 2 * size_of::<usize>();
/// A page with malloc's own overhead, so that nothing is wasted.
const DEFAULT_SIZE: c_long = 4096 - 32;

impl Obstack {
    /// An obstack without a chunk. 0 stands for the usual size, and for the usual alignment.
    pub fn new(size: c_int, alignment: c_int, source: Source) -> Self {
        let alignment = usize::try_from(alignment).ok().filter(|&alignment| alignment != 0);
        let mask = alignment.unwrap_or(DEFAULT_ALIGNMENT).wrapping_sub(1);
        Self {
            chunk_size: if size == 0 { DEFAULT_SIZE } else { c_long::from(size) },
            chunk: ptr::null_mut(),
            object_base: ptr::null_mut(),
            next_free: ptr::null_mut(),
            chunk_limit: ptr::null_mut(),
            alignment_mask: c_int::try_from(mask).unwrap_or(0),
            use_extra_arg: c_int::from(source.extra_arg.is_some()),
            maybe_empty_object: 0,
            chunkfun: source.chunkfun,
            freefun: source.freefun,
            extra_arg: source.extra_arg.unwrap_or(ptr::null_mut()),
        }
    }

    fn mask(&self) -> usize {
        usize::try_from(self.alignment_mask).unwrap_or(0)
    }

    fn usual_size(&self) -> usize {
        usize::try_from(self.chunk_size).unwrap_or(0)
    }

    /// Where the first object of a chunk stands; at its end where an aligned place would be beyond that.
    ///
    /// # Safety
    ///
    /// `chunk` is one of the obstack's.
    unsafe fn contents(&self, chunk: *mut Chunk) -> *mut c_char {
        let behind: *mut c_char = chunk.wrapping_add(1).cast();
        let padding = behind.addr().wrapping_neg() & self.mask();
        // SAFETY: the caller's promise.
        let room = unsafe { (*chunk).limit }.addr().saturating_sub(behind.addr());
        behind.wrapping_add(padding.min(room))
    }

    /// How many bytes the growing object has.
    fn object_size(&self) -> usize {
        self.next_free.addr().wrapping_sub(self.object_base.addr())
    }

    /// How many bytes are left in the chunk.
    pub fn room(&self) -> usize {
        self.chunk_limit.addr().saturating_sub(self.next_free.addr())
    }

    /// The end of the growing object.
    pub fn next_free(&self) -> *mut c_char {
        self.next_free
    }

    /// Adds `count` bytes to the growing object, for which there is room.
    pub fn grow(&mut self, count: usize) {
        self.next_free = self.next_free.wrapping_add(count);
    }

    /// # Safety
    ///
    /// The program's function is what the program said it is.
    unsafe fn allocate(&self, size: Option<c_long>) -> Result<*mut Chunk, NoChunk> {
        let size = size.ok_or(NoChunk)?;
        // SAFETY: the caller's promise; a function without the extra argument went in by a cast, and comes out by one.
        let memory = unsafe {
            if self.use_extra_arg == 0 {
                mem::transmute::<Allocate, unsafe extern "C" fn(c_long) -> *mut c_void>(self.chunkfun)(size)
            } else {
                (self.chunkfun)(self.extra_arg, size)
            }
        };
        let chunk: *mut Chunk = memory.cast();
        if chunk.is_null() {
            return Err(NoChunk);
        }
        let limit = memory.cast::<c_char>().wrapping_add(usize::try_from(size).unwrap_or(0));
        // SAFETY: the program's function gave that many bytes, aligned as malloc's are.
        unsafe { chunk.write(Chunk { limit, prev: ptr::null_mut() }) };
        Ok(chunk)
    }

    /// # Safety
    ///
    /// `chunk` is the obstack's, and nobody uses it any more.
    unsafe fn release(&self, chunk: *mut Chunk) {
        // SAFETY: as for `allocate`; the chunk came from there.
        unsafe {
            if self.use_extra_arg == 0 {
                mem::transmute::<Free, unsafe extern "C" fn(*mut c_void)>(self.freefun)(chunk.cast());
            } else {
                (self.freefun)(self.extra_arg, chunk.cast());
            }
        }
    }

    /// Gets the first chunk.
    ///
    /// # Safety
    ///
    /// The program's functions are what the program said they are.
    pub unsafe fn begin(&mut self) -> Result<(), NoChunk> {
        let size = c_long::try_from(self.usual_size().max(size_of::<Chunk>())).ok();
        // SAFETY: the caller's promise; `allocate` writes the header.
        unsafe {
            self.chunk = self.allocate(size)?;
            self.object_base = self.contents(self.chunk);
            self.chunk_limit = (*self.chunk).limit;
        }
        self.next_free = self.object_base;
        Ok(())
    }

    /// Moves the growing object to a new chunk in which it may grow by `more` bytes. When there is none, nothing changes.
    ///
    /// # Safety
    ///
    /// The obstack was begun, and nothing but the program's use of it has changed it.
    pub unsafe fn new_chunk(&mut self, more: usize) -> Result<(), NoChunk> {
        let (old, object) = (self.chunk, self.object_size());
        let size = size::grown(object, more, self.mask(), self.usual_size());
        // SAFETY: the caller's promise.
        let chunk = unsafe { self.allocate(size)? };
        let (base, was_alone);
        // SAFETY: the chunk has room for the object behind its header, and both headers are valid.
        unsafe {
            base = self.contents(chunk);
            // An object that has its chunk to itself leaves nothing behind there.
            was_alone = self.maybe_empty_object == 0 && !old.is_null() && self.object_base == self.contents(old);
            ptr::copy_nonoverlapping(self.object_base, base, object);
            (*chunk).prev = if was_alone { (*old).prev } else { old };
            self.chunk_limit = (*chunk).limit;
        }
        self.chunk = chunk;
        self.object_base = base;
        self.next_free = base.wrapping_add(object);
        self.maybe_empty_object = 0;
        if was_alone {
            // SAFETY: it is in the list no more.
            unsafe { self.release(old) };
        }
        Ok(())
    }

    /// The chunks, the newest first.
    ///
    /// # Safety
    ///
    /// The obstack was begun, and no chunk is released before the iterator has gone past it.
    unsafe fn chunks(&self) -> impl Iterator<Item = *mut Chunk> + use<> {
        let mut next = self.chunk;
        core::iter::from_fn(move || {
            let chunk = next;
            // SAFETY: the list has not ended yet, so a valid header is here.
            next = unsafe { chunk.as_ref()?.prev };
            Some(chunk)
        })
    }

    /// The chunk in which `object` stands; one without bytes may stand at its very end.
    ///
    /// # Safety
    ///
    /// The obstack was begun.
    pub unsafe fn chunk_of(&self, object: *mut c_void) -> Option<*mut Chunk> {
        // SAFETY: the caller's promise, and nothing is released here.
        unsafe { self.chunks().find(|&chunk| chunk.addr() < object.addr() && object.addr() <= (*chunk).limit.addr()) }
    }

    /// How many bytes the chunks have in all.
    ///
    /// # Safety
    ///
    /// The obstack was begun.
    pub unsafe fn memory_used(&self) -> usize {
        // SAFETY: the caller's promise, and nothing is released here.
        unsafe { self.chunks().map(|chunk| (*chunk).limit.addr().wrapping_sub(chunk.addr())).sum() }
    }

    /// Releases the chunks that are newer than `last`; all of them for a null pointer.
    ///
    /// # Safety
    ///
    /// The obstack was begun, and `last` is null or one of its chunks.
    unsafe fn release_down_to(&mut self, last: *mut Chunk) {
        // SAFETY: the caller's promise; the iterator has gone past the chunks it gave.
        unsafe {
            for chunk in self.chunks().take_while(|&chunk| chunk != last) {
                // The program's function may leave with longjmp: nothing must lead to the chunk any more.
                self.chunk = (*chunk).prev;
                // What was the newest is gone; whether such an object begins the next one, nobody knows.
                self.maybe_empty_object = 1;
                self.release(chunk);
            }
        }
    }

    /// Frees `object`, which stands in `chunk`, and all that came after it.
    ///
    /// # Safety
    ///
    /// The obstack was begun, and `chunk` is one of its chunks.
    pub unsafe fn free_from(&mut self, chunk: *mut Chunk, object: *mut c_void) {
        // SAFETY: the caller's promise.
        unsafe {
            self.release_down_to(chunk);
            self.chunk_limit = (*chunk).limit;
        }
        self.object_base = object.cast();
        self.next_free = self.object_base;
    }

    /// Frees everything. The obstack must be begun anew before it is used again.
    ///
    /// # Safety
    ///
    /// The obstack was begun.
    pub unsafe fn free_all(&mut self) {
        // SAFETY: the caller's promise.
        unsafe { self.release_down_to(ptr::null_mut()) };
        self.object_base = ptr::null_mut();
        self.next_free = ptr::null_mut();
        self.chunk_limit = ptr::null_mut();
    }
}
