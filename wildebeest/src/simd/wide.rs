//! Wide characters that are compared, and strings of them that are copied: as blocks, when their length has been found.

use core::ffi::c_int;

use libc::wchar_t;

use super::{
    compare::by_vectors,
    copy::copy,
    fill::fill_wide,
    find,
    processor::{Short, vectored},
    vector::{Mask, Vector},
};

/// The bytes of a wide character.
const SIZE: usize = size_of::<wchar_t>();

/// How the wide characters at `place` differ.
#[inline(always)]
unsafe fn difference(a: *const u8, b: *const u8, place: usize) -> c_int {
    // SAFETY: as the caller promises.
    let (a, b) = unsafe { (a.add(place).cast::<wchar_t>().read(), b.add(place).cast::<wchar_t>().read()) };
    a.cmp(&b) as c_int
}

/// How the first of a vector's wide characters differ that are not the same.
#[inline(always)]
unsafe fn vectors<V: Vector>(a: *const u8, b: *const u8, place: usize) -> c_int {
    // SAFETY: as the caller promises.
    unsafe {
        let differences: Mask = V::read(a.add(place)).equal_wide(V::read(b.add(place))).zeros();
        if differences.is_empty() { 0 } else { difference(a, b, place + differences.first()) }
    }
}

/// `wmemcmp`, of as many wide characters as have `count` bytes.
#[inline(always)]
pub unsafe fn compare(a: *const u8, b: *const u8, count: usize) -> c_int {
    // SAFETY: the caller's promise; in each case there are as many bytes as are loaded.
    unsafe {
        if count > 32 {
            return compare_many(a, b, count);
        }
        let mut done = 0;
        while count - done >= Short::WIDTH {
            let order = vectors::<Short>(a, b, done);
            if order != 0 {
                return order;
            }
            done += Short::WIDTH;
        }
        while done < count {
            let order = difference(a, b, done);
            if order != 0 {
                return order;
            }
            done += SIZE;
        }
        0
    }
}

vectored! {
    /// More than 32 bytes.
    fn compare_many(a: *const u8, b: *const u8, count: usize) -> c_int = many
}

#[inline(always)]
unsafe fn many<V: Vector>(a: *const u8, b: *const u8, count: usize) -> c_int {
    // SAFETY: as the caller promises.
    unsafe { by_vectors::<V>(a, b, count, |place| vectors::<V>(a, b, place)) }
}

/// Copies a wide string, and gives where the copy ends.
pub unsafe fn copied(to: *mut u8, from: *const u8) -> *mut u8 {
    // SAFETY: the caller's promise.
    unsafe {
        let length = find::wcslen(from) * SIZE;
        copy(to, from, length + SIZE).add(length)
    }
}

/// Copies as much of a wide string as has room, fills what is left with NULs, and gives where the first of these is, or the end.
pub unsafe fn filled(to: *mut u8, from: *const u8, room: usize) -> *mut u8 {
    // SAFETY: the caller's promise.
    unsafe {
        let length = find::wcsnlen(from, room);
        let end = copy(to, from, length * SIZE).add(length * SIZE);
        if length < room {
            fill_wide(end, 0, (room - length) * SIZE);
        }
        end
    }
}

/// `wcscat`.
pub unsafe fn append(to: *mut u8, from: *const u8) {
    // SAFETY: the caller's promise.
    unsafe { copied(to.add(find::wcslen(to) * SIZE), from) };
}

/// `wcsncat`.
pub unsafe fn append_among(to: *mut u8, from: *const u8, most: usize) {
    // SAFETY: the caller's promise.
    unsafe {
        let end = to.add(find::wcslen(to) * SIZE);
        let length = find::wcsnlen(from, most) * SIZE;
        copy(end, from, length);
        end.add(length).cast::<wchar_t>().write(0);
    }
}
