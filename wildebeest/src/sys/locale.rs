//! Locales: the calling thread's, and the files of others.

use core::ffi::{CStr, c_char};

use crate::ffi::Errno;

unsafe extern "C" {
    fn secure_getenv(name: *const c_char) -> *const c_char;
    fn __ctype_get_mb_cur_max() -> usize;
}

/// Whether the locale has characters of several bytes: in musl, whether it is UTF-8.
pub fn is_multibyte() -> bool {
    // SAFETY: the function only reads the thread's locale.
    unsafe { __ctype_get_mb_cur_max() > 1 }
}

/// Where musl looks for the files of locales: MUSL_LOCPATH, which programs with others' rights ignore.
pub fn directories() -> Option<&'static CStr> {
    // SAFETY: the string stays until the program changes its environment, which it must not do meanwhile.
    let directories = unsafe { secure_getenv(c"MUSL_LOCPATH".as_ptr()) };
    // SAFETY: null or a C string.
    (!directories.is_null()).then(|| unsafe { CStr::from_ptr(directories) })
}

/// Whether the process may read this file; errno stays.
pub fn is_readable(path: &CStr) -> bool {
    // SAFETY: a C string.
    Errno::preserved(|| unsafe { libc::access(path.as_ptr(), libc::R_OK) }) == 0
}
