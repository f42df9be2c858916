//! libc's own conversions of numbers, also where the program's calls of them come to us.

use core::ffi::{c_char, c_int, c_long, c_longlong, c_ulong, c_ulonglong};

use libc::{intmax_t, uintmax_t, wchar_t};

macro_rules! conversions {
    ($($name:ident($text:ty) -> $value:ty, $real:literal;)*) => {
        unsafe extern "C" {
            $(
                /// libc's own.
                #[cfg_attr(feature = "export", link_name = $real)]
                pub fn $name(text: *const $text, end: *mut *mut $text, base: c_int) -> $value;
            )*
        }
    };
}

conversions! {
    strtol(c_char) -> c_long, "__real_strtol";
    strtoul(c_char) -> c_ulong, "__real_strtoul";
    strtoll(c_char) -> c_longlong, "__real_strtoll";
    strtoull(c_char) -> c_ulonglong, "__real_strtoull";
    strtoimax(c_char) -> intmax_t, "__real_strtoimax";
    strtoumax(c_char) -> uintmax_t, "__real_strtoumax";
    wcstol(wchar_t) -> c_long, "__real_wcstol";
    wcstoul(wchar_t) -> c_ulong, "__real_wcstoul";
    wcstoll(wchar_t) -> c_longlong, "__real_wcstoll";
    wcstoull(wchar_t) -> c_ulonglong, "__real_wcstoull";
    wcstoimax(wchar_t) -> intmax_t, "__real_wcstoimax";
    wcstoumax(wchar_t) -> uintmax_t, "__real_wcstoumax";
}

unsafe extern "C" {
    /// libc's own.
    pub fn wcstod(text: *const wchar_t, end: *mut *mut wchar_t) -> f64;
    /// libc's own.
    pub fn wcstof(text: *const wchar_t, end: *mut *mut wchar_t) -> f32;
}
