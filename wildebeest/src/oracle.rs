//! What tests need that ask glibc, which the host's libc is.
use std::ffi::CString;

/// Runs `body` in the locale that `name` stands for.
pub fn in_locale<T>(name: &str, body: impl FnOnce() -> T) -> T {
    let name = CString::new(name).unwrap_or_default();
    // SAFETY: a C string; the locale is put back and freed before anything else uses it.
    unsafe {
        let new = libc::newlocale(libc::LC_ALL_MASK, name.as_ptr(), std::ptr::null_mut());
        assert!(!new.is_null());
        let old = libc::uselocale(new);
        let result = body();
        libc::uselocale(old);
        libc::freelocale(new);
        result
    }
}
