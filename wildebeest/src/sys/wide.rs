//! libc's functions on wide characters.

use libc::wchar_t;

unsafe extern "C" {
    /// libc's own.
    pub fn wmemcpy(to: *mut wchar_t, from: *const wchar_t, count: usize) -> *mut wchar_t;
    /// libc's own.
    pub fn wcschr(text: *const wchar_t, character: wchar_t) -> *mut wchar_t;
    /// libc's own.
    pub fn wcslen(text: *const wchar_t) -> usize;
}
