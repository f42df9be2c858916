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
        let more = parts.iter().try_fold(0_usize, |sum, part| sum.checked_add(part.len())).ok_or(OutOfMemory)?;
        let new = length.checked_add(more).ok_or(OutOfMemory)?;
        if more == 0 {
            return Ok(());
        }
        let at = at.min(length);
        // SAFETY: null, or a block from malloc as the program promised.
        let start: *mut u8 = unsafe { libc::realloc(self.start.cast(), new) }.cast();
        if start.is_null() {
            return Err(OutOfMemory);
        }
        // SAFETY: the block has `length + more` bytes, and the parts lie elsewhere.
        unsafe {
            let mut gap = start.add(at);
            move_up(gap, more, length - at);
            for part in parts {
                copy(part.as_ptr(), gap, part.len());
                gap = gap.add(part.len());
            }
        }
        *self.start = start.cast();
        *self.length = new;
        Ok(())
    }

    /// Puts `parts` at the end.
    pub fn append(&mut self, parts: &[&[u8]]) -> Result<(), OutOfMemory> {
        self.insert(self.len(), parts)
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

/// Moves `count` bytes at `from` up by `distance`. musl's `memmove` does that byte by byte.
///
/// # Safety
///
/// `from` is valid for reads and writes of `count + distance` bytes.
unsafe fn move_up(from: *mut u8, distance: usize, count: usize) {
    type Piece = [u64; 8];
    let mut left = count;
    // SAFETY: within the bytes that the caller promises; a piece is read as a whole before it is written.
    unsafe {
        while let Some(before) = left.checked_sub(size_of::<Piece>()) {
            let piece = from.add(before).cast::<Piece>().read_unaligned();
            from.add(before + distance).cast::<Piece>().write_unaligned(piece);
            left = before;
        }
        while let Some(before) = left.checked_sub(1) {
            from.add(before + distance).write(from.add(before).read());
            left = before;
        }
    }
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
