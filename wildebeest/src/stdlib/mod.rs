//! `<stdlib.h>`: what GNU adds to it, and numbers converted as glibc does.

mod additive;
pub mod answer;
pub mod arc4random;
mod congruential;
pub(crate) mod convert;
pub mod cvt;
mod decimal;
pub mod drand48;
mod hexadecimal;
mod long_double;
pub mod random;
pub mod strfrom;

use core::{
    ffi::{c_char, c_int, c_long, c_longlong, c_ulong, c_ulonglong},
    ptr,
};

use crate::ffi::export;
use convert::conversions;

conversions! {
    c_char;
    wrap strtol -> c_long;
    wrap strtoul -> c_ulong;
    wrap strtoll -> c_longlong;
    wrap strtoull -> c_ulonglong;
    locale strtol_l = strtol -> c_long;
    locale strtoul_l = strtoul -> c_ulong;
    locale strtoll_l = strtoll -> c_longlong;
    locale strtoull_l = strtoull -> c_ulonglong;
    alias strtoq = strtoll -> c_longlong;
    alias strtouq = strtoull -> c_ulonglong;
}

export! {
    /// `canonicalize_file_name(path)`: the absolute path without `.`, `..`, symbolic links and double slashes.
    ///
    /// The result is to be freed. It is `realpath(path, NULL)`, but for two slashes at the start, which
    /// POSIX lets mean something special: musl keeps them, glibc does not.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// canonicalize_file_name(3).
    /// # Errors
    /// NULL with the errno of `realpath`: EINVAL for a null pointer, ENOENT, ENOTDIR, EACCES, ELOOP,
    /// ENAMETOOLONG, EIO, ENOMEM.
    /// # Safety
    /// `path` is null or a C string.
    plain fn canonicalize_file_name(path: *const c_char) -> *mut c_char {
        // SAFETY: the caller promises the string; realpath allocates the result.
        let name = unsafe { libc::realpath(path, ptr::null_mut()) };
        // SAFETY: both are C strings.
        if !name.is_null() && unsafe { libc::strncmp(name, c"//".as_ptr(), 2) } == 0 {
            // SAFETY: what follows the first slash is a C string, whose NUL is moved too.
            unsafe { ptr::copy(name.add(1), name, libc::strlen(name)) };
        }
        name
    }
}

export! {
    /// `getpt()`: opens a master of a pseudoterminal.
    ///
    /// # Differences from musl
    /// musl has no such function, but `posix_openpt`.
    /// # References
    /// getpt(3).
    /// # Errors
    /// -1 with the errno of `open`, or EAGAIN when there are no more pseudoterminals.
    /// # Safety
    /// None is needed.
    plain fn getpt() -> c_int {
        // SAFETY: no pointer is passed.
        unsafe { libc::posix_openpt(libc::O_RDWR) }
    }
}
