//! Message catalogues.

use core::{
    ffi::{CStr, c_char},
    ptr,
};

unsafe extern "C" {
    fn dgettext(domain: *const c_char, text: *const c_char) -> *mut c_char;
}

/// `text` in the language of the locale, from the catalogue of `domain` or of the program.
pub fn translated<'a>(domain: Option<&CStr>, text: &'a CStr) -> &'a CStr {
    // Of an empty text the catalogue would give its own description.
    if text.is_empty() {
        return text;
    }
    let domain = domain.map_or(ptr::null(), CStr::as_ptr);
    // SAFETY: null or a C string, and a C string. What comes back is `text`, or stands in a catalogue, which
    // libc never unmaps.
    unsafe { CStr::from_ptr(dgettext(domain, text.as_ptr())) }
}
