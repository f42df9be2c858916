//! Memory that grows and may fail to, from libc's own allocator.

use core::{mem, ops, ptr, slice};

/// An allocation that libc refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfMemory;

/// A growing array of plain values whose every growth can fail.
///
/// The memory comes from libc's `realloc`, so [`Buffer::into_raw`] gives what a C program may `free`.
/// Values are `Copy`: dropping a buffer only frees memory, and a `longjmp` across one only leaks it.
pub struct Buffer<T: Copy> {
    start: ptr::NonNull<T>,
    len: usize,
    capacity: usize,
}

impl<T: Copy> Buffer<T> {
    /// An empty buffer; nothing is allocated yet.
    pub const fn new() -> Self {
        Self { start: ptr::NonNull::dangling(), len: 0, capacity: 0 }
    }

    /// Makes room for `more` further values.
    pub fn reserve(&mut self, more: usize) -> Result<(), OutOfMemory> {
        let needed = self.len.checked_add(more).ok_or(OutOfMemory)?;
        if needed <= self.capacity {
            return Ok(());
        }
        let capacity = needed.max(self.capacity.saturating_mul(2)).max(8);
        self.reallocate(capacity)
    }

    #[cold]
    #[inline(never)]
    fn reallocate(&mut self, capacity: usize) -> Result<(), OutOfMemory> {
        let size = capacity.checked_mul(size_of::<T>()).ok_or(OutOfMemory)?;
        let old = if self.capacity == 0 { ptr::null_mut() } else { self.start.as_ptr() };
        // SAFETY: `old` is null or the block that an earlier call got from realloc.
        let new = unsafe { libc::realloc(old.cast(), size.max(1)) };
        self.start = ptr::NonNull::new(new.cast()).ok_or(OutOfMemory)?;
        self.capacity = capacity;
        Ok(())
    }

    /// Appends one value.
    pub fn push(&mut self, value: T) -> Result<(), OutOfMemory> {
        self.reserve(1)?;
        // SAFETY: reserve made room for the value at `len`.
        unsafe { self.start.as_ptr().add(self.len).write(value) };
        self.len += 1;
        Ok(())
    }

    /// Appends all of `values`.
    pub fn extend(&mut self, values: &[T]) -> Result<(), OutOfMemory> {
        self.reserve(values.len())?;
        // SAFETY: reserve made room; a new block cannot overlap a borrowed slice.
        unsafe {
            ptr::copy_nonoverlapping(values.as_ptr(), self.start.as_ptr().add(self.len), values.len());
        }
        self.len += values.len();
        Ok(())
    }

    /// Makes room for `more` values, lets `write` fill it from the start, and appends as many as it says.
    ///
    /// # Safety
    ///
    /// `write` initialises as many values as it says.
    pub unsafe fn append_with<E: From<OutOfMemory>>(
        &mut self,
        more: usize,
        write: impl FnOnce(&mut [mem::MaybeUninit<T>]) -> Result<usize, E>,
    ) -> Result<usize, E> {
        self.reserve(more)?;
        // SAFETY: reserve made room for `more` values after `len`.
        let room = unsafe { slice::from_raw_parts_mut(self.start.as_ptr().add(self.len).cast(), more) };
        let written = write(room)?.min(more);
        self.len += written;
        Ok(written)
    }

    /// Removes the last value.
    pub fn pop(&mut self) -> Option<T> {
        let last = self.last().copied();
        self.len = self.len.saturating_sub(1);
        last
    }

    /// Keeps the first `len` values; does nothing when there are fewer.
    pub fn truncate(&mut self, len: usize) {
        self.len = self.len.min(len);
    }

    /// Removes the first `count` values; all of them when there are fewer.
    pub fn discard(&mut self, count: usize) {
        let count = count.min(self.len);
        self.len -= count;
        // SAFETY: the values from `count` on were written; the regions may overlap.
        unsafe { ptr::copy(self.start.as_ptr().add(count), self.start.as_ptr(), self.len) };
    }

    /// Copies `count` values from one place to another that may overlap it; nothing where there are fewer.
    pub fn relocate(&mut self, from: usize, to: usize, count: usize) {
        let is_within = |start: usize| start.checked_add(count).is_some_and(|end| end <= self.len);
        if is_within(from) && is_within(to) {
            // SAFETY: both regions lie within the values that were written.
            unsafe { ptr::copy(self.start.as_ptr().add(from), self.start.as_ptr().add(to), count) };
        }
    }

    /// Hands the memory over as a C array of exactly the values held, for `free`.
    pub fn into_raw(self) -> *mut T {
        let mut this = mem::ManuallyDrop::new(self);
        if this.capacity == 0 && this.reallocate(1).is_err() {
            return ptr::null_mut();
        }
        this.start.as_ptr()
    }
}

impl Buffer<u8> {
    /// What `extend` does, quicker for a few bytes.
    #[inline(always)]
    pub fn extend_short(&mut self, bytes: &[u8]) -> Result<(), OutOfMemory> {
        self.reserve(bytes.len())?;
        // SAFETY: reserve made room; a new block cannot overlap a borrowed slice.
        unsafe { copy(bytes.as_ptr(), self.start.as_ptr().add(self.len), bytes.len()) };
        self.len += bytes.len();
        Ok(())
    }
}

impl<T: Copy> Default for Buffer<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Copy> ops::Deref for Buffer<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        // SAFETY: the first `len` values were written.
        unsafe { slice::from_raw_parts(self.start.as_ptr(), self.len) }
    }
}

impl<T: Copy> ops::DerefMut for Buffer<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        // SAFETY: the first `len` values were written, and this borrow is the only one.
        unsafe { slice::from_raw_parts_mut(self.start.as_ptr(), self.len) }
    }
}

impl<T: Copy> Drop for Buffer<T> {
    fn drop(&mut self) {
        if self.capacity != 0 {
            // SAFETY: the block came from realloc and is freed once.
            unsafe { libc::free(self.start.as_ptr().cast()) };
        }
    }
}

/// Copies bytes, a short run of them in two pieces that may overlap: musl's `memcpy` is slow to start.
///
/// # Safety
///
/// `from` is valid for `size` reads, `to` for `size` writes, and the two do not overlap.
#[inline(always)]
pub(super) unsafe fn copy(from: *const u8, to: *mut u8, size: usize) {
    // SAFETY: both pieces lie within the `size` bytes.
    let pieces = |piece: usize| unsafe {
        ptr::copy_nonoverlapping(from, to, piece);
        ptr::copy_nonoverlapping(from.add(size - piece), to.add(size - piece), piece);
    };
    match size {
        4..=8 => pieces(4),
        9..=16 => pieces(8),
        17..=32 => pieces(16),
        // SAFETY: the caller's promise.
        _ => unsafe { ptr::copy_nonoverlapping(from, to, size) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_every_length_are_copied() -> Result<(), OutOfMemory> {
        let bytes: Vec<u8> = (0..100).collect();
        for length in 0..=bytes.len() {
            let mut buffer = Buffer::new();
            buffer.push(255)?;
            buffer.extend_short(bytes.get(..length).unwrap_or_default())?;
            assert!(buffer.iter().skip(1).eq(bytes.iter().take(length)), "{length}");
            assert_eq!(buffer.len(), length + 1);
        }
        Ok(())
    }

    #[test]
    fn grows_and_shrinks_like_a_vector() -> Result<(), OutOfMemory> {
        let mut buffer = Buffer::new();
        for value in 0..100 {
            buffer.push(value)?;
        }
        buffer.extend(&[100, 101])?;
        assert_eq!(buffer.pop(), Some(101));
        assert_eq!(buffer.len(), 101);
        assert!(buffer.iter().copied().eq(0..101));
        buffer.discard(99);
        assert_eq!(&buffer[..], [99, 100]);
        buffer.truncate(1);
        assert_eq!(&buffer[..], [99]);
        buffer.discard(2);
        assert!(buffer.is_empty());
        Ok(())
    }

    #[test]
    fn a_size_beyond_the_address_space_is_refused() {
        let mut buffer: Buffer<u64> = Buffer::new();
        assert_eq!(buffer.reserve(usize::MAX / 4), Err(OutOfMemory));
        assert_eq!(buffer.len(), 0);
        assert_eq!(buffer.pop(), None);
    }
}
