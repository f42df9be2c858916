//! The locale of the calling thread.

unsafe extern "C" {
    fn __ctype_get_mb_cur_max() -> usize;
}

/// Whether the locale has characters of several bytes: in musl, whether it is UTF-8.
pub fn is_multibyte() -> bool {
    // SAFETY: the function only reads the thread's locale.
    unsafe { __ctype_get_mb_cur_max() > 1 }
}
