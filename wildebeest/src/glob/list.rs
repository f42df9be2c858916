//! `gl_pathv`: the list that `glob` gives and `globfree` frees.
//!
//! In front of the first element, where the program does not look, stands a pointer to the block that
//! holds the names; at the start of that block one to the block of the call before, and so on.

use core::{
    ffi::{c_char, c_void},
    mem::size_of,
    ptr,
};

use super::names::Names;
use crate::ffi::OutOfMemory;

/// The list, as `gl_pathv` has it.
pub type List = *mut *mut c_char;

/// Puts `names` behind the first `kept` elements of `list`, and a null pointer behind all; gives the list's new place.
///
/// When there is no list yet, the first `kept` elements become null pointers. Without memory the old list stays.
///
/// # Safety
/// `list` is null or came from this function, with at least `kept` elements.
pub unsafe fn append(list: List, kept: usize, names: Names) -> Result<List, OutOfMemory> {
    // Beside the elements: the pointer in front, and the null pointer at the end.
    let length = kept.checked_add(names.len()).and_then(|length| length.checked_add(2)).ok_or(OutOfMemory)?;
    let size = length.checked_mul(size_of::<*mut c_char>()).filter(|&size| size <= isize::MAX as usize);
    let size = size.ok_or(OutOfMemory)?;
    // SAFETY: the old block is null or what an earlier call got, one element in front of the list.
    let block: List = unsafe {
        let old = if list.is_null() { ptr::null_mut() } else { list.sub(1) };
        libc::realloc(old.cast(), size).cast()
    };
    if block.is_null() {
        return Err(OutOfMemory);
    }
    // SAFETY: everything written is inside the block of `length` elements.
    unsafe {
        let new = block.add(1);
        if list.is_null() {
            ptr::write_bytes(block, 0, kept + 1);
        }
        fill(block, new.add(kept), names);
        Ok(new)
    }
}

/// Writes pointers to `names` and a null pointer to `elements`, and chains the block of the names to `head`.
///
/// # Safety
/// There is room for all of them, and `head` holds the chain so far.
unsafe fn fill(head: List, elements: List, names: Names) {
    let count = names.len();
    let (bytes, starts) = names.into_parts();
    if count > 0 {
        let text = bytes.into_raw();
        for (index, &start) in starts.iter().enumerate() {
            // SAFETY: the caller promises room; the start is one inside the block.
            unsafe { elements.add(index).write(text.add(start).cast()) };
        }
        // SAFETY: the block starts with room for a pointer, and is aligned as malloc aligns.
        unsafe {
            text.cast::<*mut c_char>().write(*head);
            *head = text.cast();
        }
    }
    // SAFETY: the caller promises room.
    unsafe { elements.add(count).write(ptr::null_mut()) };
}

/// Frees the list and all names.
///
/// # Safety
/// `list` came from [`append`] and is not used again.
pub unsafe fn free(list: List) {
    // SAFETY: the pointer in front of the list starts the chain; each block is freed once.
    unsafe {
        let block = list.sub(1);
        let mut text: *mut c_void = (*block).cast();
        while !text.is_null() {
            let next = *text.cast::<*mut c_void>();
            libc::free(text);
            text = next;
        }
        libc::free(block.cast());
    }
}
