//! Strings that are copied: their length is found, and then they are copied as blocks.

use super::{copy::copy, fill::fill, find, processor::vectored, vector::Vector};

/// Copies a string and gives the copy's NUL.
#[inline(always)]
unsafe fn string<V: Vector>(to: *mut u8, from: *const u8) -> *mut u8 {
    // SAFETY: as the caller promises.
    unsafe {
        let length = find::length::<V>(from);
        copy(to, from, length + 1).add(length)
    }
}

vectored! {
    /// `stpcpy`.
    fn stpcpy(to: *mut u8, from: *const u8) -> *mut u8 = string
}

/// Copies as much of a string as has room, fills what is left with NULs and gives the first of these, or the end.
#[inline(always)]
unsafe fn string_among<V: Vector>(to: *mut u8, from: *const u8, size: usize) -> *mut u8 {
    // SAFETY: as the caller promises.
    unsafe {
        let length = find::length_among::<V>(from, size);
        copy(to, from, length);
        fill(to.add(length), 0, size - length)
    }
}

vectored! {
    /// `stpncpy`.
    fn stpncpy(to: *mut u8, from: *const u8, size: usize) -> *mut u8 = string_among
}

/// `strncat`, `strcat` with no limit; and the place of the NUL.
pub unsafe fn append(to: *mut u8, from: *const u8, most: usize) -> *mut u8 {
    // SAFETY: the caller's promise.
    unsafe {
        let end = to.add(find::strlen(to));
        let length = find::strnlen(from, most);
        copy(end, from, length);
        end.add(length).write(0);
        end.add(length)
    }
}

/// `strlcpy`.
pub unsafe fn strlcpy(to: *mut u8, from: *const u8, size: usize) -> usize {
    // SAFETY: the caller's promise.
    unsafe {
        let length = find::strlen(from);
        if let Some(most) = size.checked_sub(1) {
            let copied = length.min(most);
            copy(to, from, copied);
            to.add(copied).write(0);
        }
        length
    }
}

/// `strlcat`.
pub unsafe fn strlcat(to: *mut u8, from: *const u8, size: usize) -> usize {
    // SAFETY: the caller's promise.
    unsafe {
        let there = find::strnlen(to, size);
        there + strlcpy(to.add(there), from, size - there)
    }
}
