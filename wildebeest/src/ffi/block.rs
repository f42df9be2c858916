//! A block of bytes that a C program got from malloc and holds as a pointer and a length.

use core::{ffi::c_char, ops::Range, ptr, slice};

use super::{OutOfMemory, buffer::copy};

/// Such a block; no bytes are a null pointer, and become one when the last of them goes.
pub struct Block<'a> {
    start: &'a mut *mut c_char,
    length: &'a mut usize,
}

impl<'a> Block<'a> {
    /// # Safety
    ///
    /// Both are valid for reads and writes for `'a`, and so is the block they describe. It came from malloc if it is
    /// to grow, or to lose all its bytes.
    pub unsafe fn new(start: *mut *mut c_char, length: *mut usize) -> Self {
        // SAFETY: the caller's promise.
        unsafe { Self { start: &mut *start, length: &mut *length } }
    }

    /// How many bytes there are.
    pub fn len(&self) -> usize {
        if self.start.is_null() { 0 } else { *self.length }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        // SAFETY: the block is valid as long as this value is.
        unsafe { bytes(*self.start, self.len()) }
    }

    /// The bytes, to be changed.
    pub fn bytes_mut(&mut self) -> &mut [u8] {
        let length = self.len();
        if length == 0 {
            return &mut [];
        }
        // SAFETY: not null, so that the block is valid, and nothing else uses it while this value is borrowed.
        unsafe { slice::from_raw_parts_mut(self.start.cast(), length) }
    }

    /// Puts `parts`, one behind the other, before the byte `at`. None of them lies in the block.
    pub fn insert(&mut self, at: usize, parts: &[&[u8]]) -> Result<(), OutOfMemory> {
        let length = self.len();
        let more = total(parts)?;
        let at = at.min(length);
        let start = self.grow(length, more)?;
        // SAFETY: the block has `length + more` bytes, and the parts lie elsewhere.
        unsafe {
            let gap = start.add(at);
            // musl's `memmove` does that byte by byte.
            #[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
            crate::simd::copy::copy(gap.add(more), gap, length - at);
            #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
            ptr::copy(gap, gap.add(more), length - at);
            put(parts, gap);
        }
        Ok(())
    }

    /// Puts `parts` at the end.
    #[inline(always)]
    pub fn append(&mut self, parts: &[&[u8]]) -> Result<(), OutOfMemory> {
        let length = self.len();
        let start = self.grow(length, total(parts)?)?;
        // SAFETY: the block is as much longer now as the parts need, and they lie elsewhere.
        unsafe { put(parts, start.add(length)) };
        Ok(())
    }

    /// Makes the block, which has `length` bytes, longer, and says where it begins.
    ///
    /// `realloc` is asked each time, as nobody but malloc knows how large the block is: the program may have made it, or
    /// have cut it to its length.
    #[inline(always)]
    fn grow(&mut self, length: usize, more: usize) -> Result<*mut u8, OutOfMemory> {
        if more == 0 {
            return Ok(self.start.cast());
        }
        let new = length.checked_add(more).ok_or(OutOfMemory)?;
        // SAFETY: null, or a block from malloc as the program promised.
        let start: *mut c_char = unsafe { libc::realloc(self.start.cast(), roomy(new)) }.cast();
        if start.is_null() {
            return Err(OutOfMemory);
        }
        *self.start = start;
        *self.length = new;
        Ok(start.cast())
    }

    /// Removes some of the bytes.
    pub fn remove(&mut self, range: Range<usize>) {
        let length = self.len();
        let end = range.end.min(length);
        let count = end.saturating_sub(range.start);
        self.bytes_mut().copy_within(end.., end - count);
        self.shorten(length - count);
        if *self.length == 0 && !self.start.is_null() {
            // SAFETY: a block from malloc as the program promised.
            unsafe { libc::free(self.start.cast()) };
            *self.start = ptr::null_mut();
        }
    }

    /// Keeps the first `length` bytes, where they are.
    pub fn shorten(&mut self, length: usize) {
        *self.length = self.len().min(length);
    }

    /// Takes the memory of `bytes`, which came from malloc, for that of the block.
    ///
    /// # Safety
    ///
    /// `length` bytes at `start` are valid, and nothing else uses them.
    pub unsafe fn replace(&mut self, start: *mut u8, length: usize) {
        // SAFETY: the old block came from malloc as the program promised.
        unsafe { libc::free(self.start.cast()) };
        *self.start = start.cast();
        *self.length = length;
    }
}

/// How many bytes all parts have.
#[inline(always)]
fn total(parts: &[&[u8]]) -> Result<usize, OutOfMemory> {
    parts.iter().try_fold(0_usize, |sum, part| sum.checked_add(part.len())).ok_or(OutOfMemory)
}

/// Writes the parts one behind the other.
///
/// # Safety
///
/// `to` is valid for writes of all of them, and they lie elsewhere.
#[inline(always)]
unsafe fn put(parts: &[&[u8]], mut to: *mut u8) {
    for part in parts {
        // SAFETY: the caller's promise.
        unsafe {
            copy(part.as_ptr(), to, part.len());
            to = to.add(part.len());
        }
    }
}

/// How much memory to ask for where `length` bytes are needed.
///
/// It grows in steps, each twice the one before, so that `realloc` seldom has to move a block that grows byte by byte. 32
/// bytes are left for what malloc keeps beside a block.
fn roomy(length: usize) -> usize {
    const BESIDE: usize = 32;
    let whole = length.max(BESIDE).checked_add(BESIDE).and_then(usize::checked_next_power_of_two);
    whole.map_or(length, |whole| whole - BESIDE)
}

/// Borrows `length` bytes at `start`; none when that is a null pointer.
///
/// # Safety
///
/// `start` is null or valid for reading `length` bytes, which stay unchanged for `'a`.
pub unsafe fn bytes<'a>(start: *const c_char, length: usize) -> &'a [u8] {
    if start.is_null() {
        return &[];
    }
    // SAFETY: not null, so the caller promises that many bytes.
    unsafe { slice::from_raw_parts(start.cast(), length) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_room_for_what_is_needed_and_at_most_as_much_again() {
        for length in 1..10_000 {
            let room = roomy(length);
            assert!(room >= length && room <= (2 * length + 32).max(32), "{room} for {length}");
            assert!(roomy(room) == room, "{room}");
        }
        assert_eq!(roomy(usize::MAX), usize::MAX);
        assert_eq!(roomy(usize::MAX / 2 + 1), usize::MAX / 2 + 1);
    }
}
