//! `strtold`, whose result C must make (`csrc/number.c`).

use core::ffi::{c_char, c_int};

use super::{find, round::Direction, text::Magnitude};
use crate::{
    ffi::{Errno, export},
    sys::rounding,
};

/// A number of which nothing has been rounded yet.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct LongNumber {
    /// To be multiplied by `10^exponent` or `2^exponent`, or to be part of what is not a number.
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
    /// A number whose 64 bits, of which the highest is set, are rounded.
    Binary,
    /// A number for musl.
    Other,
}

/// Up to here powers of ten are exact in a `long double` with a mantissa of 64 bits.
const LARGEST: u64 = 27;

/// The powers of two of normal numbers, for a mantissa of 64 bits.
const LEAST: c_int = -16_382 - 63;
const MOST: c_int = 16_383 - 63;

/// A number that is not 0 in 64 bits, and its power of two, where 128 bits of a product tell them.
fn binary(magnitude: &Magnitude<'_>, negative: bool) -> Option<(u64, c_int)> {
    if !cfg!(any(target_arch = "x86", target_arch = "x86_64")) {
        // The mantissa has more bits there.
        return None;
    }
    match magnitude {
        Magnitude::Decimal(number) => {
            let product = number.product(65)?;
            let value = product.value();
            let (half, more) = product.below();
            let up = (half || more)
                && match rounding::mode_of_inexact().direction(negative) {
                    Direction::Nearest => half && (more || value.mantissa & 1 == 1),
                    Direction::Out => true,
                    Direction::In => false,
                };
            match value.mantissa.checked_add(up.into()) {
                Some(bits) => Some((bits, value.exponent)),
                None => Some((1 << 63, value.exponent + 1)),
            }
        }
        Magnitude::Hexadecimal(number) => {
            let value = number.value()?;
            let below = LEAST - value.exponent;
            let loses = value.more || value.mantissa.trailing_zeros() < below.unsigned_abs();
            if value.exponent > MOST || (below > 0 && loses) {
                // musl rounds it, and says nothing.
                Errno(libc::ERANGE).set();
            }
            (!value.more && (LEAST..=MOST).contains(&value.exponent)).then_some((value.mantissa, value.exponent))
        }
        _ => None,
    }
}

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
            magnitude => match binary(&magnitude, found.negative) {
                Some((bits, exponent)) => (Kind::Binary, bits, exponent),
                None => return Kind::Other,
            },
        };
        // SAFETY: the caller promises an out-pointer.
        unsafe { number.write(LongNumber { bits, exponent, sign: if found.negative { -1 } else { 1 } }) };
        kind
    }
}
