//! Path names found: many C strings in one block of memory.
#![forbid(unsafe_code)]

use core::{ffi::CStr, mem::size_of};

use super::sort;
use crate::{
    ffi::{Buffer, OutOfMemory},
    sys::memory,
};

/// A list of C strings that share one block. The block starts with room for a pointer, with which the
/// edge chains the blocks of several calls.
pub struct Names {
    bytes: Buffer<u8>,
    starts: Buffer<usize>,
}

impl Names {
    pub const fn new() -> Self {
        Self { bytes: Buffer::new(), starts: Buffer::new() }
    }

    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Adds the concatenation of `parts`, none of which holds a NUL.
    pub fn push(&mut self, parts: &[&[u8]]) -> Result<(), OutOfMemory> {
        if self.bytes.is_empty() {
            self.bytes.extend(&[0; size_of::<*mut u8>()])?;
        }
        let start = self.bytes.len();
        for part in parts {
            self.bytes.extend_short(part)?;
        }
        self.bytes.push(0)?;
        self.starts.push(start)
    }

    /// Takes back the name that was added last.
    pub fn pop(&mut self) {
        if let Some(start) = self.starts.pop() {
            self.bytes.truncate(start);
        }
    }

    /// Adds `byte` to the end of the name that was added last.
    pub fn extend_last(&mut self, byte: u8) -> Result<(), OutOfMemory> {
        self.bytes.pop();
        self.bytes.extend(&[byte, 0])
    }

    /// The names in their order.
    pub fn iter(&self) -> impl Iterator<Item = &CStr> {
        self.starts.iter().filter_map(|&start| name_at(&self.bytes, start))
    }

    /// The name that was added last.
    pub fn last(&self) -> Option<&CStr> {
        name_at(&self.bytes, self.starts.last().copied()?)
    }

    /// Sorts the names from number `first` on.
    pub fn sort_from(&mut self, first: usize) -> Result<(), OutOfMemory> {
        match self.starts.get_mut(first..) {
            Some(starts) => sort::sort(&self.bytes, starts),
            None => Ok(()),
        }
    }

    /// The block, and where in it the names start.
    pub fn into_parts(self) -> (Buffer<u8>, Buffer<usize>) {
        (self.bytes, self.starts)
    }
}

fn name_at(bytes: &[u8], start: usize) -> Option<&CStr> {
    memory::text(bytes.get(start..)?)
}
