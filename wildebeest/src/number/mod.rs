//! Numbers read from text as fast as can be, for `<stdlib.h>`.

mod decimal;
pub(crate) mod float;
mod format;
mod hexadecimal;
pub mod long;
mod natural;
#[cfg(test)]
mod oracle;
mod powers;
mod product;
pub(crate) mod round;
mod scan;
pub mod scanf;
mod text;
mod whole;

use core::ffi::c_char;

use crate::{
    ffi::{Cursor, Errno, export},
    sys::rounding,
};
use float::Float;
use text::Found;

/// Finds the number that `text` starts with, and stores where it ends.
///
/// # Safety
///
/// `text` is a C string that stays unchanged for `'a`, `end` null or an out-pointer.
#[inline(always)]
unsafe fn find<'a>(text: *const c_char, end: *mut *mut c_char) -> Option<Found<'a>> {
    // SAFETY: the caller promises the string.
    let found = text::find(unsafe { Cursor::new(text) });
    if !end.is_null() {
        let stop = found.as_ref().map_or(text, |found| found.end.pointer());
        // SAFETY: the caller promises an out-pointer.
        unsafe { end.write(stop.cast_mut()) };
    }
    found
}

/// The number that `text` starts with; 0 where there is none.
///
/// # Safety
///
/// `text` is a C string, `end` null or an out-pointer.
#[inline(never)]
unsafe fn number<F: Float + Default>(text: *const c_char, end: *mut *mut c_char) -> F {
    // SAFETY: the caller promises the pointers.
    let found = unsafe { find(text, end) };
    // By reference: a copy of all of it would take as long as reading the text.
    let Some(found) = &found else { return F::default() };
    let (number, exception) = float::convert(found, rounding::mode_of_inexact);
    rounding::raise(exception);
    if exception.is_out_of_range() {
        Errno(libc::ERANGE).set();
    }
    number
}

/// Defines edge functions. `wrap NAME` takes the place of musl's; `locale NAME_l` has an argument for a locale besides.
macro_rules! conversions {
    ($(($name:ident, $localized:ident) -> $value:ty;)*) => {$(
        export! {
            #[doc = concat!("`", stringify!($name), "(text, end)`: the number that `text` starts with, correctly rounded.")]
            ///
            /// # Differences from musl
            /// Most numbers take musl three to two hundred times as long. Bits for a number that is none, in
            /// `nan(BITS)`, and its sign are kept. Where there is no number errno is left alone, and ERANGE
            /// tells of every number too small or too large, and of these alone. Hexadecimal numbers are
            /// rounded once, and so are those that vanish when another rounding than to the nearest is set.
            /// # References
            /// POSIX; strtod(3).
            /// # Errors
            /// ERANGE with infinity, or the number next to it, for what is too large, and with what is nearest for
            /// what is below the normal numbers and none of the format; and for `nan(BITS)` with more than 64 bits.
            /// # Safety
            /// `text` is a C string; `end` is null or an out-pointer.
            wrap fn $name(text: *const c_char, end: *mut *mut c_char) -> $value {
                // SAFETY: the caller promises the pointers.
                unsafe { number(text, end) }
            }
        }

        export! {
            #[doc = concat!("`", stringify!($localized), "(text, end, locale)`: [`", stringify!($name), "`] in a locale, which makes no difference.")]
            ///
            /// # Differences from musl
            #[doc = concat!("As [`", stringify!($name), "`].")]
            /// # References
            /// newlocale(3).
            /// # Errors
            #[doc = concat!("As [`", stringify!($name), "`].")]
            /// # Safety
            /// `text` is a C string; `end` is null or an out-pointer.
            wrap fn $localized(text: *const c_char, end: *mut *mut c_char, _locale: libc::locale_t) -> $value {
                // SAFETY: the caller promises the pointers.
                unsafe { number(text, end) }
            }
        }
    )*};
}

conversions! {
    (strtod, strtod_l) -> f64;
    (strtof, strtof_l) -> f32;
}

export! {
    /// `atof(text)`: `strtod(text, NULL)`.
    ///
    /// # Differences from musl
    /// As [`strtod`].
    /// # References
    /// POSIX; atof(3).
    /// # Errors
    /// As [`strtod`].
    /// # Safety
    /// `text` is a C string.
    wrap fn atof(text: *const c_char) -> f64 {
        // SAFETY: the caller promises the string; there is no out-pointer.
        unsafe { number(text, core::ptr::null_mut()) }
    }
}
