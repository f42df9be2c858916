//! The allocator that takes the place of musl's: mimalloc, on the primitives that are here.
//!
//! mimalloc says what of its memory is unused and what is in use again. A system call each time
//! would cost a program that allocates a large block again and again thousands of times as much as
//! the block itself. So some memory stays unused for a while, see [`unused`], and only what is more
//! than that goes back to the kernel: at once, without waiting for the next call of malloc. A large
//! block that a thread keeps when it frees it counts as unused, too: mimalloc is told of it later.
//!
//! The calling side, and the functions of the family, are in `csrc/allocator`.

pub mod figures;
mod settings;
mod unused;

use core::{
    ffi::{c_char, c_int, c_long, c_void},
    ptr, slice,
};

use crate::{
    ffi::{Errno, c_bytes, export},
    sys::{lock::Lock, pages},
};
use unused::{Range, Unused};

/// So much may stay with the process although it is unused, or a quarter of what is in use.
const KEPT: usize = 16 << 20;

/// What mimalloc has from the kernel.
struct Memory {
    unused: Unused,
    /// So many bytes threads keep, in blocks that mimalloc takes to be in use.
    kept: usize,
    /// So much may stay, where the program has set that.
    limit: Option<usize>,
}

static MEMORY: Lock<Memory> = Lock::new(Memory { unused: Unused::new(), kept: 0, limit: None });

unsafe extern "C" {
    fn lwb_allocator_held(most: *mut usize) -> usize;
}

/// How many bytes mimalloc holds, for blocks in use and for those to come, and how many it held at most.
fn held() -> (usize, usize) {
    let mut most = 0;
    // SAFETY: an out-pointer.
    (unsafe { lwb_allocator_held(&mut most) }, most)
}

impl Memory {
    /// What may stay, in all.
    fn limit(&self) -> usize {
        self.limit.unwrap_or_else(|| KEPT.max(held().0 / 4))
    }

    /// What of that is left for memory that mimalloc has no use for.
    fn limit_unused(&self) -> usize {
        self.limit().saturating_sub(self.kept)
    }

    /// A thread that kept `was` bytes wants to keep `is`. What is in use is no measure here: when that falls, a
    /// thread that does nothing still keeps what it has.
    fn keep(&mut self, was: usize, is: usize) -> bool {
        let others = self.kept.saturating_sub(was);
        if is > self.limit.unwrap_or(KEPT).saturating_sub(others) {
            return false;
        }
        self.kept = others + is;
        self.unused.shrink(self.limit_unused(), release);
        true
    }
}

/// Gives the contents of a range back to the kernel; its addresses stay.
fn release(range: Range) {
    let start = ptr::with_exposed_provenance_mut(range.start);
    // SAFETY: mimalloc said that nothing in the range is in use, and takes it into use again under the same lock.
    unsafe { libc::madvise(start, range.size(), libc::MADV_DONTNEED) };
}

fn range(start: *mut c_void, size: usize) -> Range {
    Range::new(start.expose_provenance(), size)
}

/// `mi_os_mem_config_t`.
#[repr(C)]
#[derive(Debug)]
pub struct Config {
    page_size: usize,
    large_page_size: usize,
    alloc_granularity: usize,
    physical_memory_in_kib: usize,
    virtual_address_bits: usize,
    has_overcommit: bool,
    has_partial_free: bool,
    has_virtual_reserve: bool,
}

/// `mi_process_info_t`.
#[repr(C)]
#[derive(Debug, Default)]
pub struct Process {
    times: [i64; 3],
    sizes: [usize; 5],
}

export! {
    /// `_mi_prim_mem_init(config)`: says what memory is like.
    /// # Safety
    /// `config` is mimalloc's, with its defaults.
    inner fn _mi_prim_mem_init(config: *mut Config) {
        // SAFETY: the caller's promise.
        let config = unsafe { &mut *config };
        (config.page_size, config.alloc_granularity) = (pages::size(), pages::size());
        config.large_page_size = 0;
        (config.has_overcommit, config.has_partial_free, config.has_virtual_reserve) = (true, true, true);
    }
}

/// Maps `size` bytes at a multiple of `alignment`.
fn map(size: usize, alignment: usize) -> Result<*mut c_void, Errno> {
    // What the kernel gives is aligned to a page, which has so many bytes or more.
    let more = alignment.saturating_sub(4096);
    let whole = size.checked_add(more).ok_or(Errno(libc::ENOMEM))?;
    // SAFETY: new memory.
    let start = unsafe { libc::mmap(ptr::null_mut(), whole, ACCESS, ANONYMOUS, -1, 0) };
    if start == libc::MAP_FAILED {
        return Err(Errno::last());
    }
    let before = start.addr().wrapping_neg() & alignment.wrapping_sub(1);
    let result = start.wrapping_byte_add(before);
    // SAFETY: the ends of the memory just mapped, which nobody knows of.
    unsafe {
        if before > 0 {
            libc::munmap(start, before);
        }
        if more > before {
            libc::munmap(result.wrapping_byte_add(size), more - before);
        }
    }
    Ok(result)
}

export! {
    /// `_mi_prim_alloc(hint, size, alignment, commit, allow_large, is_large, is_zero, result)`: memory from the kernel.
    /// # Errors
    /// errno, as the result.
    /// # Safety
    /// Three out-pointers.
    inner fn _mi_prim_alloc(
        _hint: *mut c_void,
        size: usize,
        alignment: usize,
        _commit: bool,
        _allow_large: bool,
        is_large: *mut bool,
        is_zero: *mut bool,
        result: *mut *mut c_void,
    ) -> c_int {
        let mapped = Errno::preserved(|| map(size, alignment.max(1)));
        // SAFETY: the caller's out-pointers.
        unsafe {
            (*is_large, *is_zero) = (false, true);
            *result = mapped.unwrap_or(ptr::null_mut());
        }
        mapped.map_or_else(|errno| errno.0, |_| 0)
    }
}

/// What becomes of an attempt to move pages; `moved.h` has the same.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Move {
    /// They are there.
    Done = 0,
    /// Nothing has changed.
    Refused = 1,
    /// They are where they were, and where they were to be is no memory any more.
    Lost = 2,
}

const ACCESS: c_int = libc::PROT_READ | libc::PROT_WRITE;
const ANONYMOUS: c_int = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE;

/// Moves the pages of a mapping over another, which then has `room` bytes.
///
/// # Safety
///
/// Both are whole mappings of mimalloc's, but perhaps for pages before; nothing in the other is in use.
unsafe fn move_pages(from: *mut c_void, size: usize, to: *mut c_void, room: usize) -> Move {
    // SAFETY: the caller's promise.
    if unsafe { libc::mremap(from, size, room, libc::MREMAP_MAYMOVE | libc::MREMAP_FIXED, to) } != libc::MAP_FAILED {
        return Move::Done;
    }
    // The kernel may have made room already. If it has not, the memory is found to exist.
    // SAFETY: new memory, where there is none.
    let mended = unsafe { libc::mmap(to, room, ACCESS, ANONYMOUS | libc::MAP_FIXED_NOREPLACE, -1, 0) };
    if mended == libc::MAP_FAILED {
        return if Errno::last() == Errno(libc::EEXIST) { Move::Refused } else { Move::Lost };
    }
    if mended != to {
        // A kernel that does not know the flag.
        // SAFETY: the memory just mapped.
        unsafe { libc::munmap(mended, room) };
    }
    Move::Refused
}

export! {
    /// `lwb_allocator_move(from, size, to, room)`: moves the pages of a block to that of another, with its room.
    /// # Errors
    /// None; the result says what has happened.
    /// # Safety
    /// As [`move_pages`].
    inner fn lwb_allocator_move(from: *mut c_void, size: usize, to: *mut c_void, room: usize) -> c_int {
        // SAFETY: the caller's promise.
        Errno::preserved(|| unsafe { move_pages(from, size, to, room) }) as c_int
    }
}

export! {
    /// `_mi_prim_free(start, size)`: gives memory back, its addresses included.
    /// # Errors
    /// errno, as the result.
    /// # Safety
    /// The memory is mimalloc's, and nothing in it is in use.
    inner fn _mi_prim_free(start: *mut c_void, size: usize) -> c_int {
        Errno::preserved(|| {
            MEMORY.with(|memory| {
                memory.unused.take(range(start, size), release);
                // SAFETY: the caller's promise.
                let result = unsafe { libc::munmap(start, size) };
                Errno::check(result).map_or_else(|errno| errno.0, |_| 0)
            })
        })
    }
}

export! {
    /// `_mi_prim_decommit(start, size, needs_recommit)`: the memory is unused.
    /// # Safety
    /// The memory is mimalloc's; an out-pointer.
    inner fn _mi_prim_decommit(start: *mut c_void, size: usize, needs_recommit: *mut bool) -> c_int {
        Errno::preserved(|| {
            MEMORY.with(|memory| {
                let limit = memory.limit_unused();
                memory.unused.add(range(start, size), limit, release);
            });
        });
        // SAFETY: the caller's out-pointer.
        unsafe { *needs_recommit = true };
        0
    }
}

export! {
    /// `_mi_prim_commit(start, size, is_zero)`: the memory is in use again.
    /// # Safety
    /// The memory is mimalloc's; an out-pointer.
    inner fn _mi_prim_commit(start: *mut c_void, size: usize, is_zero: *mut bool) -> c_int {
        Errno::preserved(|| MEMORY.with(|memory| memory.unused.take(range(start, size), release)));
        // SAFETY: the caller's out-pointer.
        unsafe { *is_zero = false };
        0
    }
}

export! {
    /// `_mi_prim_reset(start, size)`: nobody wants to know what is in the memory, which stays in use.
    /// # Safety
    /// The memory is mimalloc's.
    inner fn _mi_prim_reset(start: *mut c_void, size: usize) -> c_int {
        Errno::preserved(|| release(range(start, size)));
        0
    }
}

export! {
    /// `_mi_prim_reuse(start, size)`: the memory that was reset is wanted again; nothing to do.
    /// # Safety
    /// None.
    inner fn _mi_prim_reuse(_start: *mut c_void, _size: usize) -> c_int {
        0
    }
}

export! {
    /// `_mi_prim_protect(start, size, protect)`: takes away all access to the memory, or gives it back.
    /// # Errors
    /// errno, as the result.
    /// # Safety
    /// The memory is mimalloc's.
    inner fn _mi_prim_protect(start: *mut c_void, size: usize, protect: bool) -> c_int {
        let access = if protect { libc::PROT_NONE } else { ACCESS };
        Errno::preserved(|| {
            // SAFETY: the caller's promise.
            let result = unsafe { libc::mprotect(start, size, access) };
            Errno::check(result).map_or_else(|errno| errno.0, |_| 0)
        })
    }
}

export! {
    /// `_mi_prim_alloc_huge_os_pages(hint, size, node, is_zero, result)`: none.
    /// # Errors
    /// ENOMEM, always.
    /// # Safety
    /// Two out-pointers.
    inner fn _mi_prim_alloc_huge_os_pages(
        _hint: *mut c_void,
        _size: usize,
        _node: c_int,
        is_zero: *mut bool,
        result: *mut *mut c_void,
    ) -> c_int {
        // SAFETY: the caller's out-pointers.
        unsafe { (*is_zero, *result) = (false, ptr::null_mut()) };
        libc::ENOMEM
    }
}

export! {
    /// `_mi_prim_numa_node()`: all memory is alike.
    /// # Safety
    /// None.
    inner fn _mi_prim_numa_node() -> usize {
        0
    }
}

export! {
    /// `_mi_prim_numa_node_count()`: all memory is alike.
    /// # Safety
    /// None.
    inner fn _mi_prim_numa_node_count() -> usize {
        1
    }
}

export! {
    /// `_mi_prim_clock_now()`: milliseconds.
    /// # Safety
    /// None.
    inner fn _mi_prim_clock_now() -> i64 {
        let mut now = libc::timespec { tv_sec: 0, tv_nsec: 0 };
        // SAFETY: `now` is writable.
        unsafe { libc::clock_gettime(libc::CLOCK_MONOTONIC, &mut now) };
        now.tv_sec.wrapping_mul(1000).wrapping_add(now.tv_nsec / 1_000_000)
    }
}

export! {
    /// `_mi_prim_process_info(info)`: adds nothing to what mimalloc knows.
    /// # Safety
    /// None.
    inner fn _mi_prim_process_info(_info: *mut Process) {}
}

export! {
    /// `_mi_prim_out_stderr(message)`: writes a message.
    /// # Safety
    /// A C string.
    inner fn _mi_prim_out_stderr(message: *const c_char) {
        // SAFETY: the caller's promise.
        let Some(text) = (unsafe { c_bytes(message) }) else { return };
        // SAFETY: `text` is valid for its length.
        Errno::preserved(|| unsafe { libc::write(libc::STDERR_FILENO, text.as_ptr().cast(), text.len()) });
    }
}

export! {
    /// `_mi_prim_getenv(name, result, size)`: the setting called `name`, if there is one.
    /// # Safety
    /// A C string, and space for `size` bytes.
    inner fn _mi_prim_getenv(name: *const c_char, result: *mut c_char, size: usize) -> bool {
        // SAFETY: the caller's promise.
        let Some(value) = unsafe { c_bytes(name) }.and_then(settings::of) else { return false };
        // SAFETY: the caller's space.
        let space = unsafe { slice::from_raw_parts_mut(result.cast::<u8>(), size) };
        let Some((text, nul)) = space.split_at_mut_checked(value.len()) else { return false };
        text.iter_mut().zip(value).for_each(|(place, byte)| *place = *byte);
        nul.first_mut().map(|place| *place = 0).is_some()
    }
}

export! {
    /// `_mi_prim_random_buf(buffer, size)`: random bytes, if the kernel has any yet.
    /// # Safety
    /// Space for `size` bytes.
    inner fn _mi_prim_random_buf(buffer: *mut c_void, size: usize) -> bool {
        let wait = c_long::from(libc::GRND_NONBLOCK);
        // SAFETY: the caller's space.
        let count = Errno::preserved(|| unsafe { libc::syscall(libc::SYS_getrandom, buffer, size, wait) });
        usize::try_from(count) == Ok(size)
    }
}

export! {
    /// `lwb_allocator_keep(was, is)`: whether a thread that keeps `was` bytes may keep `is`. To keep none is always allowed.
    /// # Safety
    /// None.
    inner fn lwb_allocator_keep(was: usize, is: usize) -> bool {
        Errno::preserved(|| MEMORY.with(|memory| memory.keep(was, is)))
    }
}

export! {
    /// `lwb_allocator_alone(is)`: the only thread of a new process keeps `is` bytes. What others kept is lost.
    /// # Safety
    /// None.
    inner fn lwb_allocator_alone(is: usize) {
        MEMORY.with(|memory| memory.kept = is);
    }
}

export! {
    /// `lwb_allocator_lock()`: keeps other threads away while the process forks.
    /// # Safety
    /// `lwb_allocator_unlock` follows.
    inner fn lwb_allocator_lock() {
        MEMORY.hold();
    }
}

export! {
    /// `lwb_allocator_unlock()`: the process has forked.
    /// # Safety
    /// This thread, or the one it is a copy of, called `lwb_allocator_lock`.
    inner fn lwb_allocator_unlock() {
        // SAFETY: the caller's promise.
        unsafe { MEMORY.release() };
    }
}
