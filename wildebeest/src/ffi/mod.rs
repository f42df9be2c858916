//! The only shared `unsafe`: errno, C strings, memory that grows, and the export macro.

mod arena;
mod arguments;
mod block;
mod buffer;
mod cursor;
mod errno;
mod export;
mod output;
mod record;
mod space;
mod stdio;

pub use arena::{Arena, NoRoom};
pub use arguments::{Arguments, lwb_next_long, lwb_vfprintf, lwb_vsnprintf};
pub use block::{Block, bytes};
pub use buffer::{Buffer, OutOfMemory};
pub use cursor::Cursor;
pub use errno::Errno;
pub(crate) use export::export;
pub use output::Output;
pub use record::{Kept, give, or_end, parse_entry, pointer, status};
pub use space::{Space, Tail};
pub use stdio::{File, Stream, read_entry, write_entry};

use core::ffi::{CStr, c_char};

/// Borrows a C string that may be absent: `None` for a null pointer.
///
/// # Safety
///
/// `pointer` is null or points to a C string that stays unchanged for `'a`.
pub unsafe fn c_str<'a>(pointer: *const c_char) -> Option<&'a CStr> {
    if pointer.is_null() {
        return None;
    }
    // SAFETY: not null, so the caller promises a C string.
    Some(unsafe { CStr::from_ptr(pointer) })
}

/// Borrows the bytes of a C string that may be absent, without its NUL.
///
/// # Safety
///
/// As for [`c_str`].
pub unsafe fn c_bytes<'a>(pointer: *const c_char) -> Option<&'a [u8]> {
    // SAFETY: the caller's promise.
    unsafe { c_str(pointer) }.map(CStr::to_bytes)
}

/// Borrows the bytes of the C strings in a list that a null pointer ends; a list that is absent is empty.
///
/// # Safety
///
/// `list` is null or points to such a list, which stays unchanged for `'a`.
pub unsafe fn c_list<'a>(list: *const *mut c_char) -> impl Iterator<Item = &'a [u8]> + Clone {
    let mut next = list;
    core::iter::from_fn(move || {
        if next.is_null() {
            return None;
        }
        // SAFETY: the list has not ended yet, so a pointer is here, and what it points to is a C string.
        unsafe {
            let string = c_bytes(*next)?;
            next = next.add(1);
            Some(string)
        }
    })
}
