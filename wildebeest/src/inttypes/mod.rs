//! `<inttypes.h>`: numbers converted as glibc does.

use core::ffi::{c_char, c_int};

use libc::{intmax_t, uintmax_t, wchar_t};

use crate::stdlib::convert::conversions;

conversions! {
    c_char;
    wrap strtoimax -> intmax_t;
    wrap strtoumax -> uintmax_t;
}

conversions! {
    wchar_t;
    wrap wcstoimax -> intmax_t;
    wrap wcstoumax -> uintmax_t;
}
