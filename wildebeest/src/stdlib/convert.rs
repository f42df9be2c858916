//! What musl's conversions of numbers do differently from glibc's, set right.

use core::{ffi::c_int, ptr};

use crate::ffi::Errno;

/// A conversion of the `strtol` or `wcstol` kind: text, where it stopped, base.
pub type Convert<C, T> = unsafe extern "C" fn(*const C, *mut *mut C, c_int) -> T;

/// Converts with musl's `convert`, and reports as glibc does.
///
/// Without digits errno stays as it is, and an impossible base leaves `*end` alone.
/// It is inlined so that the call of `convert` is a direct one.
///
/// # Safety
///
/// `text` is a string of `C`, `end` null or an out-pointer.
#[inline(always)]
pub unsafe fn convert<C, T: Default>(text: *const C, end: *mut *mut C, base: c_int, convert: Convert<C, T>) -> T {
    if !matches!(base, 0 | 2..=36) {
        Errno(libc::EINVAL).set();
        return T::default();
    }
    let before = Errno::last();
    let mut stop = text.cast_mut();
    // SAFETY: the caller promises the string; `stop` is valid for the write.
    let value = unsafe { convert(text, &mut stop, base) };
    if ptr::eq(stop, text) {
        before.set();
    }
    if !end.is_null() {
        // SAFETY: the caller promises an out-pointer.
        unsafe { end.write(stop) };
    }
    value
}

/// Defines edge functions that convert text, a string of the type given first, by [`convert`].
///
/// `wrap NAME` takes the place of musl's function. `locale NAME_l = NAME` has an argument for a locale
/// besides, and `alias NAME = ...` is another name; both call the original in musl, for their objects
/// are linked without the others.
macro_rules! conversions {
    ($text:ty;) => {};
    ($text:ty; wrap $name:ident -> $value:ty; $($rest:tt)*) => {
        $crate::ffi::export! {
            #[doc = concat!("`", stringify!($name), "(text, end, base)`: the number that `text` starts with.")]
            ///
            /// # Differences from musl
            /// Where there are no digits musl sets errno to EINVAL; glibc leaves it alone. An impossible
            /// base (EINVAL in both) leaves `*end` alone.
            /// # References
            /// POSIX; strtol(3), strtoul(3), strtoimax(3), wcstoimax(3).
            /// # Errors
            /// ERANGE with the nearest value, EINVAL with 0 for a base that is not 0 or 2 to 36.
            /// # Safety
            /// `text` is a string; `end` is null or an out-pointer.
            wrap fn $name(text: *const $text, end: *mut *mut $text, base: c_int) -> $value {
                // SAFETY: the caller promises the pointers.
                unsafe { $crate::stdlib::convert::convert(text, end, base, $crate::sys::number::$name) }
            }
        }
        $crate::stdlib::convert::conversions! { $text; $($rest)* }
    };
    ($text:ty; locale $name:ident = $real:ident -> $value:ty; $($rest:tt)*) => {
        $crate::ffi::export! {
            #[doc = concat!("`", stringify!($name), "(text, end, base, locale)`: [`", stringify!($real), "`] in a locale.")]
            ///
            /// # Differences from musl
            /// musl has no such function. Digits are the same in all its locales.
            /// # References
            /// strtol(3); newlocale(3).
            /// # Errors
            #[doc = concat!("As [`", stringify!($real), "`].")]
            /// # Safety
            /// `text` is a string; `end` is null or an out-pointer.
            plain fn $name(
                text: *const $text,
                end: *mut *mut $text,
                base: c_int,
                _locale: libc::locale_t,
            ) -> $value {
                // SAFETY: the caller promises the pointers.
                unsafe { $crate::stdlib::convert::convert(text, end, base, $crate::sys::number::$real) }
            }
        }
        $crate::stdlib::convert::conversions! { $text; $($rest)* }
    };
    ($text:ty; alias $name:ident = $real:ident -> $value:ty; $($rest:tt)*) => {
        $crate::ffi::export! {
            #[doc = concat!("`", stringify!($name), "(text, end, base)`: [`", stringify!($real), "`] by its name in the BSDs.")]
            ///
            /// # Differences from musl
            /// musl has no such function.
            /// # References
            /// The GNU C Library manual, "Parsing of Integers".
            /// # Errors
            #[doc = concat!("As [`", stringify!($real), "`].")]
            /// # Safety
            /// `text` is a string; `end` is null or an out-pointer.
            plain fn $name(text: *const $text, end: *mut *mut $text, base: c_int) -> $value {
                // SAFETY: the caller promises the pointers.
                unsafe { $crate::stdlib::convert::convert(text, end, base, $crate::sys::number::$real) }
            }
        }
        $crate::stdlib::convert::conversions! { $text; $($rest)* }
    };
}
pub(crate) use conversions;

#[cfg(test)]
mod tests {
    use super::*;
    use core::ffi::{c_char, c_long};
    use std::ffi::CString;

    use crate::sys::number;
    use proptest::prelude::*;

    /// Value, errno, and how far it read, -1 for `*end` left alone.
    fn report(text: &CString, call: impl FnOnce(*const c_char, *mut *mut c_char) -> c_long) -> (c_long, c_int, isize) {
        let mut end = ptr::null_mut();
        Errno(77).set();
        let value = call(text.as_ptr(), &mut end);
        let error = Errno::last().0;
        let read = if end.is_null() { -1 } else { end.addr() as isize - text.as_ptr().addr() as isize };
        (value, error, read)
    }

    proptest! {
        /// On the host libc is glibc already, which the correction must leave as it is.
        #[test]
        #[cfg(target_env = "gnu")]
        fn changes_nothing_of_glibcs(text in "[ +-]{0,2}(0x)?[0-9a-z]{0,22}", base in -2..40) {
            let text = CString::new(text)?;
            // SAFETY: a C string and an out-pointer.
            let own = report(&text, |text, end| unsafe { number::strtol(text, end, base) });
            // SAFETY: the same.
            let ours = report(&text, |text, end| unsafe { convert(text, end, base, number::strtol) });
            prop_assert_eq!(ours, own);
        }
    }
}
