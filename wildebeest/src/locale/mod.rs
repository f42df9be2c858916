//! `<locale.h>`: locales that are not there cannot be had.
//!
//! musl takes every name for that of a locale, for the sake of messages that programs translate themselves. A program
//! that asks for a locale's decimal comma, or whether there is one, believes it.

pub mod name;

use core::{
    ffi::{CStr, c_char, c_int},
    ptr,
};

use libc::locale_t;

use crate::{
    ffi::{Errno, c_str, export},
    sys::locale,
};

/// The longest path that musl looks for.
const LONGEST: usize = 256;

/// Whether musl has a file for this locale: in one of the directories of MUSL_LOCPATH.
fn has_file(name: &[u8]) -> bool {
    locale::directories().is_some_and(|directories| {
        directories.to_bytes().split(|&byte| byte == b':').any(|directory| {
            let mut path = [0; LONGEST];
            let end = path.len() - 1;
            let bytes = directory.iter().chain(b"/").chain(name);
            let length = directory.len().saturating_add(1).saturating_add(name.len());
            path.iter_mut().take(end).zip(bytes).for_each(|(slot, byte)| *slot = *byte);
            length <= end && CStr::from_bytes_until_nul(&path).is_ok_and(locale::is_readable)
        })
    })
}

export! {
    /// `setlocale(category, name)`: sets the program's locale, or one category of it; tells it where `name` is null.
    ///
    /// # Differences from musl
    /// musl takes any name. Here there must be such a locale: `C`, `POSIX`, `C.UTF-8`, or one with a file in
    /// MUSL_LOCPATH. The empty name, which stands for what the environment says, is still left to musl.
    /// # References
    /// setlocale(3), POSIX.
    /// # Errors
    /// NULL with ENOENT (no such locale), EINVAL (a slash in the name); the locale stays as it is.
    /// # Safety
    /// `name` is null or a C string.
    plain fn lwb_locale_setlocale(category: c_int, name: *const c_char) -> *mut c_char {
        // SAFETY: the caller promises null or a C string.
        let checked = unsafe { c_str(name) }.map_or(Ok(()), |name| match category {
            libc::LC_ALL => name::check_all(name.to_bytes(), has_file),
            _ => name::check(name.to_bytes(), has_file),
        });
        match checked {
            // SAFETY: the caller promises null or a C string.
            Ok(()) => unsafe { libc::setlocale(category, name) },
            Err(errno) => {
                errno.set();
                ptr::null_mut()
            }
        }
    }
}

export! {
    /// `newlocale(mask, name, base)`: makes a locale, or sets categories of one.
    ///
    /// # Differences from musl
    /// musl takes any name; here there must be such a locale, as for setlocale.
    /// # References
    /// newlocale(3), POSIX.
    /// # Errors
    /// NULL with ENOENT (no such locale), EINVAL (no name, or a slash in it), ENOMEM; `base` stays as it is.
    /// # Safety
    /// `name` is null or a C string, `base` is null or a locale that newlocale or duplocale made.
    plain fn lwb_locale_newlocale(mask: c_int, name: *const c_char, base: locale_t) -> locale_t {
        // SAFETY: the caller promises null or a C string.
        let name_of = unsafe { c_str(name) }.ok_or(Errno(libc::EINVAL));
        let checked = name_of.and_then(|name| match mask {
            0 => Ok(()),
            _ => name::check(name.to_bytes(), has_file),
        });
        match checked {
            // SAFETY: the name is a C string; the caller promises the locale.
            Ok(()) => unsafe { libc::newlocale(mask, name, base) },
            Err(errno) => {
                errno.set();
                ptr::null_mut()
            }
        }
    }
}
