//! The functions of `<string.h>`, `<strings.h>` and `<wchar.h>` that programs call most, made with the processor's vectors. They take the place of
//! libc's in the whole program, see `pkgconfig/components.toml`.
//!
//! The rules that hold in all files here:
//!
//! - Nothing is read that lies in a page without a byte of the caller's. A whole vector at an address that is a multiple
//!   of its width never crosses the end of a page. Such loads are instructions of their own (`asm!`), for which there
//!   are no objects, only memory.
//! - Nothing is needed but the code itself: no relocation, no constructor, no thread's own variables. libc may call these
//!   functions before any of that is there. Which vectors the processor has is asked at the first call that could use
//!   the larger ones.
//! - No function calls libc's of the same name, which would be itself: `cargo lwb build` looks for it.
//!
//! # Safety
//!
//! What an unsafe function in these files wants is what the C function wants that it serves, and that the processor has
//! the vectors.
#![expect(clippy::missing_safety_doc, reason = "it stands above, once")]

mod compare;
pub(crate) mod copy;
mod fill;
mod find;
mod order;
#[cfg_attr(target_arch = "x86_64", path = "x86_64.rs")]
#[cfg_attr(target_arch = "aarch64", path = "aarch64.rs")]
mod processor;
mod search;
mod span;
mod strings;
mod two_way;
mod vector;
mod wide;

use core::{
    ffi::{c_char, c_int, c_void},
    ptr,
};

use libc::wchar_t;

use crate::ffi::export;

export! {
    /// `memcpy(to, from, count)`: copies bytes, and gives `to`.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// memcpy(3).
    /// # Errors
    /// None.
    /// # Safety
    /// Both blocks have `count` bytes. They may overlap, though C forbids it.
    replace fn memcpy(to: *mut c_void, from: *const c_void, count: usize) -> *mut c_void {
        // SAFETY: the caller's promise.
        unsafe { copy::copy(to.cast(), from.cast(), count) }.cast()
    }
}

export! {
    /// `memmove(to, from, count)`: copies bytes between blocks that may overlap, and gives `to`.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// memmove(3).
    /// # Errors
    /// None.
    /// # Safety
    /// Both blocks have `count` bytes.
    replace fn memmove(to: *mut c_void, from: *const c_void, count: usize) -> *mut c_void {
        // SAFETY: the caller's promise.
        unsafe { copy::copy(to.cast(), from.cast(), count) }.cast()
    }
}

export! {
    /// `mempcpy(to, from, count)`: copies bytes, and gives the end of the copy.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// mempcpy(3).
    /// # Errors
    /// None.
    /// # Safety
    /// Both blocks have `count` bytes.
    replace fn mempcpy(to: *mut c_void, from: *const c_void, count: usize) -> *mut c_void {
        // SAFETY: the caller's promise.
        unsafe { copy::copy(to.cast(), from.cast(), count) };
        to.wrapping_byte_add(count)
    }
}

export! {
    /// `memccpy(to, from, byte, count)`: copies bytes up to the first `byte`, and gives where the copy ends behind it; NULL where there is none.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// memccpy(3).
    /// # Errors
    /// None.
    /// # Safety
    /// `count` bytes, or fewer that end with that one, and room for them.
    replace fn memccpy(to: *mut c_void, from: *const c_void, byte: c_int, count: usize) -> *mut c_void {
        // SAFETY: the caller's promise.
        unsafe { copy::up_to(to.cast(), from.cast(), byte as u8, count) }.cast()
    }
}

export! {
    /// `memset(to, byte, count)`: fills a block with a byte, and gives `to`.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// memset(3).
    /// # Errors
    /// None.
    /// # Safety
    /// The block has `count` bytes.
    replace fn memset(to: *mut c_void, byte: c_int, count: usize) -> *mut c_void {
        // SAFETY: the caller's promise.
        unsafe { fill::fill(to.cast(), byte as u8, count) }.cast()
    }
}

export! {
    /// `memcmp(a, b, count)`: the difference of the first bytes that are not the same, else 0.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// memcmp(3).
    /// # Errors
    /// None.
    /// # Safety
    /// Both blocks have `count` bytes, even where they differ early.
    replace fn memcmp(a: *const c_void, b: *const c_void, count: usize) -> c_int {
        // SAFETY: the caller's promise.
        unsafe { compare::memory(a.cast(), b.cast(), count) }
    }
}

export! {
    /// `bcmp(a, b, count)`: 0 if the bytes are the same.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// bcmp(3).
    /// # Errors
    /// None.
    /// # Safety
    /// Both blocks have `count` bytes.
    replace fn bcmp(a: *const c_void, b: *const c_void, count: usize) -> c_int {
        // SAFETY: the caller's promise.
        unsafe { compare::memory(a.cast(), b.cast(), count) }
    }
}

export! {
    /// `memchr(start, byte, count)`: the first such byte, else NULL.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// memchr(3).
    /// # Errors
    /// None.
    /// # Safety
    /// The block has `count` bytes, or ends with the byte.
    replace fn memchr(start: *const c_void, byte: c_int, count: usize) -> *mut c_void {
        // SAFETY: the caller's promise.
        unsafe { find::memchr(start.cast(), byte as u8, count) }.cast_mut().cast()
    }
}

export! {
    /// `memrchr(start, byte, count)`: the last such byte, else NULL.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// memrchr(3).
    /// # Errors
    /// None.
    /// # Safety
    /// The block has `count` bytes.
    replace fn memrchr(start: *const c_void, byte: c_int, count: usize) -> *mut c_void {
        // SAFETY: the caller's promise.
        unsafe { find::memrchr(start.cast(), byte as u8, count) }.cast_mut().cast()
    }
}

export! {
    /// `rawmemchr(start, byte)`: the first such byte, without a limit.
    /// # Differences from musl
    /// musl has no such function; the one of `libwildebeest-string` is superseded.
    /// # References
    /// rawmemchr(3).
    /// # Errors
    /// None.
    /// # Safety
    /// The byte is there.
    replace fn rawmemchr(start: *const c_void, byte: c_int) -> *mut c_void {
        // SAFETY: the caller's promise.
        unsafe { find::rawmemchr(start.cast(), byte as u8) }.cast_mut().cast()
    }
}

export! {
    /// `strlen(string)`: how many bytes stand before the NUL.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// strlen(3).
    /// # Errors
    /// None.
    /// # Safety
    /// A C string.
    replace fn strlen(string: *const c_char) -> usize {
        // SAFETY: the caller's promise.
        unsafe { find::strlen(string.cast()) }
    }
}

export! {
    /// `strnlen(string, most)`: the same, but `most` at most.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// strnlen(3).
    /// # Errors
    /// None.
    /// # Safety
    /// A C string, or `most` bytes.
    replace fn strnlen(string: *const c_char, most: usize) -> usize {
        // SAFETY: the caller's promise.
        unsafe { find::strnlen(string.cast(), most) }
    }
}

export! {
    /// `strchr(string, byte)`: the first such byte, which may be the NUL; else NULL.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// strchr(3).
    /// # Errors
    /// None.
    /// # Safety
    /// A C string.
    replace fn strchr(string: *const c_char, byte: c_int) -> *mut c_char {
        // SAFETY: the caller's promise.
        unsafe { find::strchr(string.cast(), byte as u8) }.cast_mut().cast()
    }
}

export! {
    /// `strchrnul(string, byte)`: the first such byte, or the NUL.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// strchrnul(3).
    /// # Errors
    /// None.
    /// # Safety
    /// A C string.
    replace fn strchrnul(string: *const c_char, byte: c_int) -> *mut c_char {
        // SAFETY: the caller's promise.
        unsafe { find::strchrnul(string.cast(), byte as u8) }.cast_mut().cast()
    }
}

export! {
    /// `strrchr(string, byte)`: the last such byte, which may be the NUL; else NULL.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// strrchr(3).
    /// # Errors
    /// None.
    /// # Safety
    /// A C string.
    replace fn strrchr(string: *const c_char, byte: c_int) -> *mut c_char {
        // SAFETY: the caller's promise.
        unsafe { find::strrchr(string.cast(), byte as u8) }.cast_mut().cast()
    }
}

export! {
    /// `strcmp(a, b)`: the difference of the first bytes that are not the same, else 0.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// strcmp(3).
    /// # Errors
    /// None.
    /// # Safety
    /// Two C strings.
    replace fn strcmp(a: *const c_char, b: *const c_char) -> c_int {
        // SAFETY: the caller's promise.
        unsafe { order::strcmp(a.cast(), b.cast()) }
    }
}

export! {
    /// `strncmp(a, b, most)`: the same, of `most` bytes at most.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// strncmp(3).
    /// # Errors
    /// None.
    /// # Safety
    /// Two C strings, or `most` bytes.
    replace fn strncmp(a: *const c_char, b: *const c_char, most: usize) -> c_int {
        // SAFETY: the caller's promise.
        unsafe { order::strncmp(a.cast(), b.cast(), most) }
    }
}

export! {
    /// `strcasecmp(a, b)`: as `strcmp` of the strings in lower case. In every locale only ASCII has letters of one byte.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// strcasecmp(3).
    /// # Errors
    /// None.
    /// # Safety
    /// Two C strings.
    replace fn strcasecmp(a: *const c_char, b: *const c_char) -> c_int {
        // SAFETY: the caller's promise.
        unsafe { order::strncasecmp(a.cast(), b.cast(), usize::MAX) }
    }
}

export! {
    /// `strncasecmp(a, b, most)`: the same, of `most` bytes at most.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// strncasecmp(3).
    /// # Errors
    /// None.
    /// # Safety
    /// Two C strings, or `most` bytes.
    replace fn strncasecmp(a: *const c_char, b: *const c_char, most: usize) -> c_int {
        // SAFETY: the caller's promise.
        unsafe { order::strncasecmp(a.cast(), b.cast(), most) }
    }
}

export! {
    /// `strcpy(to, from)`: copies a string, and gives `to`.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// strcpy(3).
    /// # Errors
    /// None.
    /// # Safety
    /// A C string, and room for it and its NUL elsewhere.
    replace fn strcpy(to: *mut c_char, from: *const c_char) -> *mut c_char {
        // SAFETY: the caller's promise.
        unsafe { strings::copied(to.cast(), from.cast()) }.0.cast()
    }
}

export! {
    /// `stpcpy(to, from)`: copies a string, and gives the copy's NUL.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// stpcpy(3).
    /// # Errors
    /// None.
    /// # Safety
    /// A C string, and room for it and its NUL elsewhere.
    replace fn stpcpy(to: *mut c_char, from: *const c_char) -> *mut c_char {
        // SAFETY: the caller's promise.
        unsafe { strings::copied(to.cast(), from.cast()) }.1.cast()
    }
}

export! {
    /// `strncpy(to, from, size)`: copies `size` bytes of a string and of NULs, and gives `to`.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// strncpy(3).
    /// # Errors
    /// None.
    /// # Safety
    /// A C string, or `size` bytes; room for `size` bytes elsewhere.
    replace fn strncpy(to: *mut c_char, from: *const c_char, size: usize) -> *mut c_char {
        // SAFETY: the caller's promise.
        unsafe { strings::filled(to.cast(), from.cast(), size) }.0.cast()
    }
}

export! {
    /// `stpncpy(to, from, size)`: the same, but gives the first of the NULs, or the end.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// stpncpy(3).
    /// # Errors
    /// None.
    /// # Safety
    /// A C string, or `size` bytes; room for `size` bytes elsewhere.
    replace fn stpncpy(to: *mut c_char, from: *const c_char, size: usize) -> *mut c_char {
        // SAFETY: the caller's promise.
        unsafe { strings::filled(to.cast(), from.cast(), size) }.1.cast()
    }
}

export! {
    /// `strcat(to, from)`: copies a string to the end of another, and gives that.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// strcat(3).
    /// # Errors
    /// None.
    /// # Safety
    /// Two C strings, and room for the second behind the first.
    replace fn strcat(to: *mut c_char, from: *const c_char) -> *mut c_char {
        // SAFETY: the caller's promise.
        unsafe { strings::append(to.cast(), from.cast()) };
        to
    }
}

export! {
    /// `strncat(to, from, most)`: the same, of `most` bytes at most.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// strncat(3).
    /// # Errors
    /// None.
    /// # Safety
    /// A C string, another or `most` bytes, and room for these and a NUL behind the first.
    replace fn strncat(to: *mut c_char, from: *const c_char, most: usize) -> *mut c_char {
        // SAFETY: the caller's promise.
        unsafe { strings::append_among(to.cast(), from.cast(), most) };
        to
    }
}

export! {
    /// `strlcpy(to, from, size)`: copies a string, or what of it has room, and gives its length.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// strlcpy(3bsd).
    /// # Errors
    /// None.
    /// # Safety
    /// A C string, and room for `size` bytes elsewhere.
    replace fn strlcpy(to: *mut c_char, from: *const c_char, size: usize) -> usize {
        // SAFETY: the caller's promise.
        unsafe { strings::strlcpy(to.cast(), from.cast(), size) }
    }
}

export! {
    /// `strlcat(to, from, size)`: the same at the end of another string; gives the length of both.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// strlcat(3bsd).
    /// # Errors
    /// None.
    /// # Safety
    /// A C string; `size` bytes, with another string or none.
    replace fn strlcat(to: *mut c_char, from: *const c_char, size: usize) -> usize {
        // SAFETY: the caller's promise.
        unsafe { strings::strlcat(to.cast(), from.cast(), size) }
    }
}

export! {
    /// `wcslen(string)`: how many wide characters stand before the NUL.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// wcslen(3).
    /// # Errors
    /// None.
    /// # Safety
    /// A wide string.
    replace fn wcslen(string: *const wchar_t) -> usize {
        // SAFETY: the caller's promise.
        unsafe { find::wcslen(string.cast()) }
    }
}

export! {
    /// `wcsnlen(string, most)`: the same, but `most` at most.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// wcsnlen(3).
    /// # Errors
    /// None.
    /// # Safety
    /// A wide string, or `most` wide characters.
    replace fn wcsnlen(string: *const wchar_t, most: usize) -> usize {
        // SAFETY: the caller's promise.
        unsafe { find::wcsnlen(string.cast(), most) }
    }
}

export! {
    /// `wcschr(string, wanted)`: the first such wide character, which may be the NUL; else NULL.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// wcschr(3).
    /// # Errors
    /// None.
    /// # Safety
    /// A wide string.
    replace fn wcschr(string: *const wchar_t, wanted: wchar_t) -> *mut wchar_t {
        // SAFETY: the caller's promise.
        unsafe { find::wcschr(string.cast(), wanted as u32) }.cast_mut().cast()
    }
}

export! {
    /// `wmemchr(start, wanted, count)`: the first such wide character, else NULL.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// wmemchr(3).
    /// # Errors
    /// None.
    /// # Safety
    /// The block has `count` wide characters, or ends with that one.
    replace fn wmemchr(start: *const wchar_t, wanted: wchar_t, count: usize) -> *mut wchar_t {
        // SAFETY: the caller's promise.
        unsafe { find::wmemchr(start.cast(), wanted as u32, count) }.cast_mut().cast()
    }
}

export! {
    /// `wcsrchr(string, wanted)`: the last such wide character, which may be the NUL; else NULL.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// wcsrchr(3).
    /// # Errors
    /// None.
    /// # Safety
    /// A wide string.
    replace fn wcsrchr(string: *const wchar_t, wanted: wchar_t) -> *mut wchar_t {
        // SAFETY: the caller's promise.
        unsafe { find::wcsrchr(string.cast(), wanted as u32) }.cast_mut().cast()
    }
}

export! {
    /// `wcscmp(a, b)`: 0 if two wide strings are the same, else a number with the sign of the first difference.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// wcscmp(3).
    /// # Errors
    /// None.
    /// # Safety
    /// Two wide strings.
    replace fn wcscmp(a: *const wchar_t, b: *const wchar_t) -> c_int {
        // SAFETY: the caller's promise.
        unsafe { order::wcscmp(a.cast(), b.cast()) }
    }
}

export! {
    /// `wcsncmp(a, b, most)`: the same of `most` wide characters at most.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// wcsncmp(3).
    /// # Errors
    /// None.
    /// # Safety
    /// Two wide strings, or `most` wide characters.
    replace fn wcsncmp(a: *const wchar_t, b: *const wchar_t, most: usize) -> c_int {
        // SAFETY: the caller's promise.
        unsafe { order::wcsncmp(a.cast(), b.cast(), most) }
    }
}

export! {
    /// `wmemcmp(a, b, count)`: the same of blocks.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// wmemcmp(3).
    /// # Errors
    /// None.
    /// # Safety
    /// Both blocks have `count` wide characters.
    replace fn wmemcmp(a: *const wchar_t, b: *const wchar_t, count: usize) -> c_int {
        // SAFETY: the caller's promise.
        unsafe { wide::compare(a.cast(), b.cast(), count.wrapping_mul(size_of::<wchar_t>())) }
    }
}

export! {
    /// `wmemcpy(to, from, count)`: copies wide characters, and gives `to`.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// wmemcpy(3).
    /// # Errors
    /// None.
    /// # Safety
    /// Both blocks have `count` wide characters.
    replace fn wmemcpy(to: *mut wchar_t, from: *const wchar_t, count: usize) -> *mut wchar_t {
        // SAFETY: the caller's promise.
        unsafe { copy::copy(to.cast(), from.cast(), count.wrapping_mul(size_of::<wchar_t>())) }.cast()
    }
}

export! {
    /// `wmemmove(to, from, count)`: copies wide characters between blocks that may overlap, and gives `to`.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// wmemmove(3).
    /// # Errors
    /// None.
    /// # Safety
    /// Both blocks have `count` wide characters.
    replace fn wmemmove(to: *mut wchar_t, from: *const wchar_t, count: usize) -> *mut wchar_t {
        // SAFETY: the caller's promise.
        unsafe { copy::copy(to.cast(), from.cast(), count.wrapping_mul(size_of::<wchar_t>())) }.cast()
    }
}

export! {
    /// `wmemset(to, wide, count)`: fills a block with a wide character, and gives `to`.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// wmemset(3).
    /// # Errors
    /// None.
    /// # Safety
    /// The block has `count` wide characters.
    replace fn wmemset(to: *mut wchar_t, wide: wchar_t, count: usize) -> *mut wchar_t {
        if count > 0 {
            // SAFETY: the caller's promise.
            unsafe { fill::fill_wide(to.cast(), wide as u32, count.wrapping_mul(size_of::<wchar_t>())) };
        }
        to
    }
}

export! {
    /// `wcscpy(to, from)`: copies a wide string, and gives `to`.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// wcscpy(3).
    /// # Errors
    /// None.
    /// # Safety
    /// A wide string, and room for it.
    replace fn wcscpy(to: *mut wchar_t, from: *const wchar_t) -> *mut wchar_t {
        // SAFETY: the caller's promise.
        unsafe { wide::copied(to.cast(), from.cast()) };
        to
    }
}

export! {
    /// `wcpcpy(to, from)`: the same; gives the NUL of the copy.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// wcpcpy(3).
    /// # Errors
    /// None.
    /// # Safety
    /// A wide string, and room for it.
    replace fn wcpcpy(to: *mut wchar_t, from: *const wchar_t) -> *mut wchar_t {
        // SAFETY: the caller's promise.
        unsafe { wide::copied(to.cast(), from.cast()) }.cast()
    }
}

export! {
    /// `wcsncpy(to, from, size)`: copies as much of a wide string as has room, fills the rest with NULs, and gives `to`.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// wcsncpy(3).
    /// # Errors
    /// None.
    /// # Safety
    /// A wide string, or `size` wide characters; room for `size`.
    replace fn wcsncpy(to: *mut wchar_t, from: *const wchar_t, size: usize) -> *mut wchar_t {
        // SAFETY: the caller's promise.
        unsafe { wide::filled(to.cast(), from.cast(), size) };
        to
    }
}

export! {
    /// `wcpncpy(to, from, size)`: the same; gives the first NUL, or the end.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// wcpncpy(3).
    /// # Errors
    /// None.
    /// # Safety
    /// A wide string, or `size` wide characters; room for `size`.
    replace fn wcpncpy(to: *mut wchar_t, from: *const wchar_t, size: usize) -> *mut wchar_t {
        // SAFETY: the caller's promise.
        unsafe { wide::filled(to.cast(), from.cast(), size) }.cast()
    }
}

export! {
    /// `wcscat(to, from)`: copies a wide string to the end of another, and gives that one.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// wcscat(3).
    /// # Errors
    /// None.
    /// # Safety
    /// Two wide strings, and room for the second behind the first.
    replace fn wcscat(to: *mut wchar_t, from: *const wchar_t) -> *mut wchar_t {
        // SAFETY: the caller's promise.
        unsafe { wide::append(to.cast(), from.cast()) };
        to
    }
}

export! {
    /// `wcsncat(to, from, most)`: the same of `most` wide characters at most.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// wcsncat(3).
    /// # Errors
    /// None.
    /// # Safety
    /// A wide string; another one, or `most` wide characters; and room for these and a NUL behind the first.
    replace fn wcsncat(to: *mut wchar_t, from: *const wchar_t, most: usize) -> *mut wchar_t {
        // SAFETY: the caller's promise.
        unsafe { wide::append_among(to.cast(), from.cast(), most) };
        to
    }
}

export! {
    /// `strcspn(string, bytes)`: how many bytes stand before the first that is one of `bytes`.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// strcspn(3).
    /// # Errors
    /// None.
    /// # Safety
    /// Two C strings.
    replace fn strcspn(string: *const c_char, bytes: *const c_char) -> usize {
        // SAFETY: the caller's promise.
        unsafe { span::without(string.cast(), bytes.cast()) }
    }
}

export! {
    /// `strspn(string, bytes)`: how many bytes stand before the first that is none of `bytes`.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// strspn(3).
    /// # Errors
    /// None.
    /// # Safety
    /// Two C strings.
    replace fn strspn(string: *const c_char, bytes: *const c_char) -> usize {
        // SAFETY: the caller's promise.
        unsafe { span::within(string.cast(), bytes.cast()) }
    }
}

export! {
    /// `strpbrk(string, bytes)`: the first byte that is one of `bytes`, else NULL.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// strpbrk(3).
    /// # Errors
    /// None.
    /// # Safety
    /// Two C strings.
    replace fn strpbrk(string: *const c_char, bytes: *const c_char) -> *mut c_char {
        // SAFETY: the caller's promise.
        unsafe {
            let place = string.add(span::without(string.cast(), bytes.cast()));
            if place.read() == 0 { ptr::null_mut() } else { place.cast_mut() }
        }
    }
}

export! {
    /// `strstr(haystack, needle)`: where a string first stands in another, else NULL.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// strstr(3).
    /// # Errors
    /// None.
    /// # Safety
    /// Two C strings.
    replace fn strstr(haystack: *const c_char, needle: *const c_char) -> *mut c_char {
        // SAFETY: the caller's promise.
        unsafe { search::strstr(haystack.cast(), needle.cast()) }.cast_mut().cast()
    }
}

export! {
    /// `strcasestr(haystack, needle)`: the same without regard for the case of ASCII's letters.
    /// # Differences from musl
    /// It takes linear time; and an empty needle is found in an empty haystack, as by glibc.
    /// # References
    /// strcasestr(3).
    /// # Errors
    /// None.
    /// # Safety
    /// Two C strings.
    replace fn strcasestr(haystack: *const c_char, needle: *const c_char) -> *mut c_char {
        // SAFETY: the caller's promise.
        unsafe { search::strcasestr(haystack.cast(), needle.cast()) }.cast_mut().cast()
    }
}

export! {
    /// `memmem(haystack, size, needle, length)`: where a block first stands in another, else NULL.
    /// # Differences from musl
    /// Time only.
    /// # References
    /// memmem(3).
    /// # Errors
    /// None.
    /// # Safety
    /// Both blocks have so many bytes.
    replace fn memmem(haystack: *const c_void, size: usize, needle: *const c_void, length: usize) -> *mut c_void {
        // SAFETY: the caller's promise.
        unsafe { search::memmem(haystack.cast(), size, needle.cast(), length) }.cast_mut().cast()
    }
}

#[cfg(test)]
mod tests;
