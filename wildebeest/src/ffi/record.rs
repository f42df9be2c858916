//! How the functions that fill a caller's structure and buffer give their result.

use core::{
    cell::UnsafeCell,
    ffi::{CStr, c_char, c_int},
    mem::MaybeUninit,
    ptr,
};

use super::{Errno, Space, c_str};
use crate::records::{Record, reader};

/// Stores the record found in `*entry` and a pointer to it, or null, in `*result`.
///
/// Gives 0, or the error number, which is also in errno then, or ENOENT when there is no record.
///
/// # Safety
///
/// `entry` and `result` are out-pointers.
#[inline(always)]
pub unsafe fn give<R>(found: Result<Option<R>, Errno>, entry: *mut R, result: *mut *mut R) -> c_int {
    let (code, pointer) = match found {
        Ok(Some(record)) => {
            // SAFETY: an out-pointer.
            unsafe { entry.write(record) };
            (0, entry)
        }
        Ok(None) => (libc::ENOENT, ptr::null_mut()),
        Err(error) => {
            error.set();
            (error.0, ptr::null_mut())
        }
    };
    // SAFETY: an out-pointer.
    unsafe { result.write(pointer) };
    code
}

/// The record found, or null. An error is in errno then.
pub fn pointer<R>(found: Result<Option<*mut R>, Errno>) -> *mut R {
    found
        .unwrap_or_else(|error| {
            error.set();
            None
        })
        .unwrap_or(ptr::null_mut())
}

/// Makes the end of a stream an error, ENOENT, as the functions that read a caller's stream have it.
#[inline(always)]
pub fn or_end<T>(found: Result<Option<T>, Errno>) -> Result<Option<T>, Errno> {
    found.and_then(|record| record.map(Some).ok_or(Errno(libc::ENOENT)))
}

/// Parses a line into a caller's structure and buffer. Gives 0 or an error number.
///
/// For a malformed line that is what errno holds, be it 0, and `*result` is null: so does glibc.
///
/// # Safety
///
/// `line` is a C string, which may lie in the buffer; `entry` and `result` are out-pointers; `buffer` is valid for
/// writing `size` bytes.
pub unsafe fn parse_entry<R: Record>(
    line: *const c_char,
    entry: *mut R,
    buffer: *mut c_char,
    size: usize,
    result: *mut *mut R,
) -> c_int {
    // SAFETY: the caller promises a C string and a buffer.
    let (line, mut space) = unsafe { (c_str(line), Space::fixed(buffer, size)) };
    let before = Errno::last();
    let found = reader::parse(&mut space, line.map_or(&[][..], CStr::to_bytes));
    let malformed = matches!(found, Ok(None));
    // SAFETY: the caller promises out-pointers.
    let code = unsafe { give(found, entry, result) };
    if malformed { before.0 } else { code }
}

/// 0 for success, -1 with errno set for an error.
pub fn status(result: Result<(), Errno>) -> c_int {
    result.map_or_else(
        |error| {
            error.set();
            -1
        },
        |()| 0,
    )
}

/// A structure that functions such as getpwent(3) return a pointer to.
pub struct Kept<R>(UnsafeCell<MaybeUninit<R>>);

// SAFETY: the pointers in it lead to memory that belongs to the library.
unsafe impl<R> Send for Kept<R> {}

impl<R> Kept<R> {
    /// Nothing kept yet.
    pub const fn new() -> Self {
        Self(UnsafeCell::new(MaybeUninit::uninit()))
    }

    /// Keeps `record` until the next call, and gives the pointer to it.
    pub fn keep(&mut self, record: R) -> *mut R {
        ptr::from_mut(self.0.get_mut().write(record))
    }
}

impl<R> Default for Kept<R> {
    fn default() -> Self {
        Self::new()
    }
}
