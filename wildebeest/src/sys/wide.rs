//! libc's functions on wide characters.

use core::ffi::c_int;

use libc::{FILE, wchar_t};

unsafe extern "C" {
    /// libc's own.
    pub fn wmemcpy(to: *mut wchar_t, from: *const wchar_t, count: usize) -> *mut wchar_t;
    /// libc's own.
    pub fn wcschr(text: *const wchar_t, character: wchar_t) -> *mut wchar_t;
    /// libc's own.
    pub fn wcslen(text: *const wchar_t) -> usize;
    /// libc's own.
    pub fn fputwc(character: wchar_t, stream: *mut FILE) -> wint_t;
    /// libc's own.
    pub fn fputwc_unlocked(character: wchar_t, stream: *mut FILE) -> wint_t;
    /// libc's own.
    pub fn fputws(text: *const wchar_t, stream: *mut FILE) -> c_int;
}

/// A wide character or WEOF.
#[allow(non_camel_case_types, reason = "the type has its name from C")]
pub type wint_t = core::ffi::c_uint;

/// No wide character.
pub const WEOF: wint_t = wint_t::MAX;
