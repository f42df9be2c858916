//! `<wchar.h>`: what GNU adds to it, and numbers converted as glibc does.

use core::ffi::{c_int, c_long, c_longlong, c_ulong, c_ulonglong};

use libc::wchar_t;

use crate::{
    ffi::export,
    stdlib::convert::conversions,
    sys::{number, wide},
};

conversions! {
    wchar_t;
    wrap wcstol -> c_long;
    wrap wcstoul -> c_ulong;
    wrap wcstoll -> c_longlong;
    wrap wcstoull -> c_ulonglong;
    locale wcstol_l = wcstol -> c_long;
    locale wcstoul_l = wcstoul -> c_ulong;
    locale wcstoll_l = wcstoll -> c_longlong;
    locale wcstoull_l = wcstoull -> c_ulonglong;
    alias wcstoq = wcstoll -> c_longlong;
    alias wcstouq = wcstoull -> c_ulonglong;
}

export! {
    /// `wcstod_l(text, end, locale)`: `wcstod` in the given locale.
    ///
    /// # Differences from musl
    /// musl has no such function. The decimal point is the same in all its locales.
    /// # References
    /// wcstod(3), newlocale(3).
    /// # Errors
    /// As `wcstod`.
    /// # Safety
    /// `text` is a wide C string; `end` is null or an out-pointer.
    plain fn wcstod_l(text: *const wchar_t, end: *mut *mut wchar_t, _locale: libc::locale_t) -> f64 {
        // SAFETY: the caller promises the pointers.
        unsafe { number::wcstod(text, end) }
    }
}

export! {
    /// `wcstof_l(text, end, locale)`: `wcstof` in the given locale.
    ///
    /// # Differences from musl
    /// musl has no such function. The decimal point is the same in all its locales.
    /// # References
    /// wcstod(3), newlocale(3).
    /// # Errors
    /// As `wcstof`.
    /// # Safety
    /// `text` is a wide C string; `end` is null or an out-pointer.
    plain fn wcstof_l(text: *const wchar_t, end: *mut *mut wchar_t, _locale: libc::locale_t) -> f32 {
        // SAFETY: the caller promises the pointers.
        unsafe { number::wcstof(text, end) }
    }
}

export! {
    /// `wmempcpy(to, from, count)`: copies wide characters and returns where the copy ends.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// The GNU C Library manual, "Copying Strings and Arrays".
    /// # Errors
    /// None.
    /// # Safety
    /// `from` is valid for reads and `to` for writes of `count` wide characters, and they do not overlap.
    plain fn wmempcpy(to: *mut wchar_t, from: *const wchar_t, count: usize) -> *mut wchar_t {
        // SAFETY: the caller promises the memory, and with it that its end has an address.
        unsafe { wide::wmemcpy(to, from, count).add(count) }
    }
}

export! {
    /// `wcschrnul(text, character)`: the first `character` in `text`, or its terminating NUL.
    ///
    /// # Differences from musl
    /// musl has no such function.
    /// # References
    /// strchr(3), of which it is the wide form.
    /// # Errors
    /// None.
    /// # Safety
    /// `text` is a wide C string.
    plain fn wcschrnul(text: *const wchar_t, character: wchar_t) -> *mut wchar_t {
        // SAFETY: the caller promises the string.
        let found = unsafe { wide::wcschr(text, character) };
        if !found.is_null() {
            return found;
        }
        // SAFETY: the NUL belongs to the string.
        unsafe { text.add(wide::wcslen(text)).cast_mut() }
    }
}
