//! Strings that are copied: where they are short their length is found, and then they are copied as blocks.

use super::{copy::copy, fill::fill, find, processor::vectored, vector::Vector};

/// A copy: where it begins, which one of the functions gives, and where it ends, which the other one gives.
type Copy = (*mut u8, *mut u8);

/// Copies a string, and ends the copy at its NUL.
///
/// Programs move strings towards their start with `strcpy`, though C forbids it: nothing is read again that may have
/// been written to.
#[inline(always)]
unsafe fn string<V: Vector>(to: *mut u8, from: *const u8) -> Copy {
    // SAFETY: as the caller promises; four vectors at an address of theirs are in one page.
    unsafe {
        let mut done = match find::length_before_fours::<V>(from) {
            Ok(length) => return (to, copy(to, from, length + 1).add(length)),
            Err(done) => done,
        };
        let mut four = V::load_four(from.add(done));
        if four.any_zero() {
            let length = done + four.first_zero();
            return (to, piece(to, from, length + 1).add(length));
        }
        V::store_four(V::load_four(from), to);
        while !four.any_zero() {
            V::store_four(four, to.add(done));
            done += 4 * V::WIDTH;
            four = V::load_four(from.add(done));
        }
        let rest = four.first_zero();
        (to, piece(to.add(done), from.add(done), rest + 1).add(rest))
    }
}

/// Copies bytes where it is not worth a copy of the code.
#[inline(never)]
unsafe fn piece(to: *mut u8, from: *const u8, count: usize) -> *mut u8 {
    // SAFETY: as the caller promises.
    unsafe { copy(to, from, count) }
}

vectored! {
    /// `strcpy` and `stpcpy`.
    fn copied(to: *mut u8, from: *const u8) -> Copy = string
}

/// Copies as much of a string as has room, fills what is left with NULs and ends the copy at the first of these, or there.
#[inline(always)]
unsafe fn string_among<V: Vector>(to: *mut u8, from: *const u8, size: usize) -> Copy {
    // SAFETY: as the caller promises.
    unsafe {
        let length = find::length_among::<V>(from, size);
        copy(to, from, length);
        let end = to.add(length);
        if length < size {
            clear(end, size - length);
        }
        (to, end)
    }
}

/// Writes NULs: apart, as what fills a whole room has none.
#[inline(never)]
unsafe fn clear(to: *mut u8, count: usize) {
    // SAFETY: as the caller promises.
    unsafe { fill(to, 0, count) };
}

vectored! {
    /// `strncpy` and `stpncpy`.
    fn filled(to: *mut u8, from: *const u8, size: usize) -> Copy = string_among
}

/// `strcat`.
pub unsafe fn append(to: *mut u8, from: *const u8) {
    // SAFETY: the caller's promise.
    unsafe { copied(to.add(find::strlen(to)), from) };
}

/// `strncat`.
pub unsafe fn append_among(to: *mut u8, from: *const u8, most: usize) {
    // SAFETY: the caller's promise.
    unsafe {
        let end = to.add(find::strlen(to));
        let length = find::strnlen(from, most);
        piece(end, from, length);
        end.add(length).write(0);
    }
}

/// `strlcpy`.
pub unsafe fn strlcpy(to: *mut u8, from: *const u8, size: usize) -> usize {
    // SAFETY: the caller's promise.
    unsafe {
        let length = find::strlen(from);
        if let Some(most) = size.checked_sub(1) {
            let copied = length.min(most);
            piece(to, from, copied);
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
