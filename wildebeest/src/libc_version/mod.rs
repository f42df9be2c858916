//! `<gnu/libc-version.h>`: which GNU C library this is.

use core::ffi::c_char;

use crate::ffi::export;

export! {
    /// `gnu_get_libc_version()`: the version of the GNU C library. It is none, so the string is empty.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// gnu_get_libc_version(3).
    /// # Safety
    /// The string is not to be written to.
    plain fn gnu_get_libc_version() -> *const c_char {
        c"".as_ptr()
    }
}

export! {
    /// `gnu_get_libc_release()`: whether that version is a stable one. It is none, so the string is empty.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// gnu_get_libc_version(3).
    /// # Safety
    /// The string is not to be written to.
    plain fn gnu_get_libc_release() -> *const c_char {
        c"".as_ptr()
    }
}
