//! `strtold`, whose result C must make (`csrc/number.c`).

use core::ffi::{c_char, c_int};

use super::{find, text::Magnitude};
use crate::ffi::{Errno, export};

/// A number of which nothing has been rounded yet.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct LongNumber {
    /// To be multiplied by `10^exponent`, or to be part of what is not a number.
    pub bits: u64,
    /// See `bits`.
    pub exponent: c_int,
    /// -1 for negative ones, otherwise 1.
    pub sign: c_int,
}

/// What there is, as in `csrc/trampolines.h`.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nothing.
    None,
    /// A decimal number that a single operation makes.
    Decimal,
    /// What is not a number.
    Nan,
    /// A number for musl.
    Other,
}

/// Up to here powers of ten are exact in a `long double` with a mantissa of 64 bits.
const LARGEST: u64 = 27;

export! {
    /// What `text` starts with, and where that ends.
    ///
    /// # Differences from musl
    /// Those of `strtod`.
    /// # References
    /// POSIX; strtold(3).
    /// # Errors
    /// ERANGE for more than 64 bits in `nan(BITS)`.
    /// # Safety
    /// `text` is a C string; `end` is null or an out-pointer, and `number` is an out-pointer.
    inner fn lwb_find_long_number(text: *const c_char, end: *mut *mut c_char, number: *mut LongNumber) -> Kind {
        // SAFETY: the caller promises the pointers.
        let Some(found) = (unsafe { find(text, end) }) else { return Kind::None };
        let (kind, bits, exponent) = match found.magnitude {
            Magnitude::Decimal(decimal) if decimal.leading == 0 => (Kind::Decimal, 0, 0),
            Magnitude::Decimal(decimal) if !decimal.more && decimal.exponent.unsigned_abs() <= LARGEST => {
                (Kind::Decimal, decimal.leading, decimal.exponent as c_int)
            }
            Magnitude::Nan(bits, overflow) => {
                if overflow {
                    Errno(libc::ERANGE).set();
                }
                (Kind::Nan, bits, 0)
            }
            _ => return Kind::Other,
        };
        // SAFETY: the caller promises an out-pointer.
        unsafe { number.write(LongNumber { bits, exponent, sign: if found.negative { -1 } else { 1 } }) };
        kind
    }
}
