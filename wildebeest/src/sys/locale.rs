//! Locales: the calling thread's, and the files of others.

use core::{
    ffi::{CStr, c_char},
    ptr,
};

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

/// Whether the thread's locale says times in the words of the C locale, since it has no file. Another answer means that it may.
pub fn has_no_words() -> bool {
    // SAFETY: nothing is set. What the locale of the process is called is a C string.
    unsafe {
        let name = libc::setlocale(libc::LC_TIME, ptr::null());
        let is_global = libc::uselocale(ptr::null_mut()) == LC_GLOBAL_LOCALE;
        is_global && !name.is_null() && *name == b'C' as c_char && *name.add(1) == 0
    }
}

/// The locale of the process.
const LC_GLOBAL_LOCALE: libc::locale_t = ptr::without_provenance_mut(usize::MAX);

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
