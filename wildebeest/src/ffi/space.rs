//! Memory for a line of text and, behind it, lists of pointers into the line.

use core::{ffi::c_char, marker::PhantomData, ptr, slice};

use super::Errno;
use crate::{records::Members, sys::memory};

/// A buffer that a C program gave, or one of our own that grows.
pub struct Space<'a> {
    start: *mut u8,
    capacity: usize,
    /// How many bytes from `start` were written.
    filled: usize,
    grows: bool,
    buffer: PhantomData<&'a mut [u8]>,
}

// SAFETY: the memory belongs to the space alone.
unsafe impl Send for Space<'_> {}

impl<'a> Space<'a> {
    /// The C program's `size` bytes at `start`, of which nothing may have been written yet.
    ///
    /// # Safety
    ///
    /// `start` is valid for writing `size` bytes for `'a`, and nothing else uses them meanwhile.
    pub unsafe fn fixed(start: *mut c_char, size: usize) -> Self {
        // A size beyond the address space means "as much as there is".
        let capacity = size.min(isize::MAX as usize).min(usize::MAX - start.addr());
        let capacity = if start.is_null() { 0 } else { capacity };
        Self { start: start.cast(), capacity, filled: 0, grows: false, buffer: PhantomData }
    }
}

impl Space<'static> {
    /// Memory that grows when need be, and is kept for the next record.
    pub const fn growing() -> Self {
        Self { start: ptr::null_mut(), capacity: 0, filled: 0, grows: true, buffer: PhantomData }
    }
}

impl Space<'_> {
    /// How many bytes there are in all.
    pub fn capacity(&self) -> usize {
        self.capacity
    }

    /// How many bytes the line has.
    pub fn len(&self) -> usize {
        self.filled
    }

    /// Whether the line is empty.
    pub fn is_empty(&self) -> bool {
        self.filled == 0
    }

    /// Forgets the line.
    pub fn clear(&mut self) {
        self.filled = 0;
    }

    /// Sees to it that there are `size` bytes in all: ERANGE where the C program gave less, ENOMEM when
    /// memory ran out.
    pub fn require(&mut self, size: usize) -> Result<(), Errno> {
        if size <= self.capacity {
            return Ok(());
        }
        if !self.grows {
            return Err(Errno(libc::ERANGE));
        }
        let capacity = size.max(self.capacity.saturating_mul(2)).max(1024);
        // SAFETY: `start` is null or the block that an earlier call got from realloc.
        let block = unsafe { libc::realloc(self.start.cast(), capacity) };
        if block.is_null() {
            return Err(Errno(libc::ENOMEM));
        }
        self.start = block.cast();
        self.capacity = capacity;
        Ok(())
    }

    /// Appends to the line. `text` may lie in the buffer.
    pub fn append(&mut self, text: &[u8]) -> Result<(), Errno> {
        self.require(self.filled.saturating_add(text.len()))?;
        // SAFETY: that many bytes are there; copy takes overlapping memory.
        unsafe { ptr::copy(text.as_ptr(), self.start.add(self.filled), text.len()) };
        self.filled += text.len();
        Ok(())
    }

    /// Ends the line with a NUL, and gives it (up to its first NUL) and the memory behind it.
    pub fn split(&mut self) -> Result<(&mut [u8], Tail<'_>), Errno> {
        self.append(&[0])?;
        // SAFETY: the first `filled` bytes were written.
        let line = unsafe { slice::from_raw_parts(self.start, self.filled) };
        let length = memory::find(0, line).map_or(self.filled, |index| index + 1);
        // Counting is spared where there is room even if every byte were a member.
        if self.grows && self.capacity < list_space(self.filled, self.filled) {
            self.require(list_space(self.filled, commas(line)))?;
        }
        // SAFETY: `length` bytes were written; the tail begins behind them, and the borrow covers both.
        unsafe {
            let line = slice::from_raw_parts_mut(self.start, length);
            let behind = self.start.add(length);
            Ok((line, Tail::new(behind, self.capacity - length)))
        }
    }
}

/// How many commas are in `line`.
fn commas(mut line: &[u8]) -> usize {
    let mut count = 0;
    while let Some(rest) = memory::find(b',', line).and_then(|index| line.get(index + 1..)) {
        line = rest;
        count += 1;
    }
    count
}

type Pointer = *mut c_char;

/// How many pointers two lists need beyond one for each comma: a first member each, their ends, and one to spare.
const LIST_ENDS: usize = 5;

/// How many bytes a line of `length` bytes needs with its lists when there are `commas` in it.
fn list_space(length: usize, commas: usize) -> usize {
    let pointers = commas.saturating_add(LIST_ENDS).saturating_mul(size_of::<Pointer>());
    pointers.saturating_add(length).saturating_add(align_of::<Pointer>())
}

/// The memory behind a line, for lists of pointers.
pub struct Tail<'a> {
    next: *mut Pointer,
    /// How many pointers there is room for.
    room: usize,
    memory: PhantomData<&'a mut [Pointer]>,
}

impl<'a> Tail<'a> {
    /// # Safety
    ///
    /// `start` is valid for writing `size` bytes for `'a`, and nothing else uses them meanwhile.
    unsafe fn new(start: *mut u8, size: usize) -> Self {
        let padding = start.addr().wrapping_neg() % align_of::<Pointer>();
        let room = size.saturating_sub(padding) / size_of::<Pointer>();
        Self { next: start.wrapping_add(padding).cast(), room, memory: PhantomData }
    }

    /// Stores pointers to `members` and a null pointer at their end, and gives the list.
    ///
    /// ERANGE unless there is room for one pointer more than that: glibc asks for as much.
    pub fn list(&mut self, members: Members<'_>) -> Result<*mut Pointer, Errno> {
        let list = self.next;
        for member in members {
            self.push(member.into_ptr())?;
        }
        self.push(ptr::null_mut())?;
        Ok(list)
    }

    fn push(&mut self, pointer: Pointer) -> Result<(), Errno> {
        if self.room < 2 {
            return Err(Errno(libc::ERANGE));
        }
        // SAFETY: there is room, and `next` is aligned.
        unsafe {
            self.next.write(pointer);
            self.next = self.next.add(1);
        }
        self.room -= 1;
        Ok(())
    }
}
