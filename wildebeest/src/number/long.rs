//! `strtold`, whose result C must make (`csrc/number.c`).

use core::ffi::{c_char, c_int};

use super::{
    find,
    round::{Direction, Exception, Value},
    text::Magnitude,
};
use crate::{
    ffi::{Errno, export},
    sys::rounding,
};

/// A number as C makes it.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct LongNumber {
    /// The mantissa, or what is to be multiplied by `10^exponent` or `2^exponent`.
    pub bits: u64,
    /// The bits of the exponent, or that of ten or two.
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
    /// A number of less than 64 bits by a power of two that a `double` has.
    Binary,
    /// The parts of x86's `long double`.
    Parts,
    /// A number for musl.
    Other,
}

/// Up to here powers of ten are exact in a `long double` with a mantissa of 64 bits.
const LARGEST: u64 = 27;

/// The power of two of a mantissa of 64 bits, for the smallest normal number.
const LEAST: c_int = -16_382 - 63;
/// The bits of the exponent of infinity.
const INFINITY: c_int = 0x7fff;

/// The mantissa and the bits of the exponent, and what the rounding raises; `None` where 256 bits of a product do not
/// tell, or the format is another.
fn parts(magnitude: &Magnitude<'_>, negative: bool) -> Option<(u64, c_int, Exception)> {
    if !cfg!(any(target_arch = "x86", target_arch = "x86_64")) {
        return None;
    }
    let quiet = 1 << 62;
    let (value, below) = match magnitude {
        Magnitude::Decimal(number) => {
            let product = number.product()?;
            if !product.is_sure(65) {
                return None;
            }
            product.long_value()
        }
        Magnitude::Hexadecimal(number) => match number.value() {
            Some(value) => value,
            None => return Some((0, 0, Exception::None)),
        },
        Magnitude::Infinity => return Some((1 << 63, INFINITY, Exception::None)),
        Magnitude::Nan(bits, overflow) => {
            let exception = if *overflow { Exception::Silent } else { Exception::None };
            return Some((3 << 62 | (bits & (quiet - 1)), INFINITY, exception));
        }
    };
    Some(rounded(value, below, || rounding::mode_of_inexact().direction(negative)))
}

/// The same of a value, and the bits `below` those of its mantissa, from the highest on.
#[inline(always)]
fn rounded(value: Value, below: u64, direction: impl FnOnce() -> Direction) -> (u64, c_int, Exception) {
    let exponent = value.exponent - LEAST + 1;
    if exponent <= 0 {
        return below_normal(value, below, direction);
    }
    if below == 0 && !value.more && exponent < INFINITY {
        return (value.mantissa, exponent, Exception::None);
    }
    let direction = direction();
    let (bits, carry) = value.mantissa.overflowing_add(value.is_up(value.mantissa, below, direction).into());
    match exponent + c_int::from(carry) {
        exponent @ ..INFINITY => (bits | u64::from(carry) << 63, exponent, Exception::Inexact),
        _ if direction == Direction::In => (u64::MAX, INFINITY - 1, Exception::Overflow),
        _ => (1 << 63, INFINITY, Exception::Overflow),
    }
}

/// The same of a value below the normal ones, whose mantissa has fewer bits, down to none and something more.
#[cold]
fn below_normal(value: Value, below: u64, direction: impl FnOnce() -> Direction) -> (u64, c_int, Exception) {
    let lost = (LEAST - value.exponent).min(100);
    let all = u128::from(value.mantissa) << 64 | u128::from(below);
    let (kept, cut) = ((all >> lost >> 64) as u64, (all >> lost) as u64);
    let lower = Value { more: value.more || all & ((1 << lost) - 1) != 0, ..value };
    if cut == 0 && !lower.more {
        return (kept, 0, Exception::None);
    }
    let direction = direction();
    let bits = kept + u64::from(lower.is_up(kept, cut, direction));
    // With any exponent allowed it may have rounded to the smallest normal number as well.
    let normal = lost == 1 && value.mantissa == u64::MAX && value.is_up(u64::MAX, below, direction);
    let exception = if normal { Exception::Inexact } else { Exception::Underflow };
    // That number has the exponent 1, and is what all bits below it round up to.
    (bits, (bits >> 63) as c_int, exception)
}

export! {
    /// What `text` starts with, and where that ends.
    ///
    /// # Differences from musl
    /// Those of `strtod`.
    /// # References
    /// POSIX; strtold(3).
    /// # Errors
    /// ERANGE for what is out of range, and for more than 64 bits in `nan(BITS)`.
    /// # Safety
    /// `text` is a C string; `end` is null or an out-pointer, and `number` is an out-pointer.
    inner fn lwb_find_long_number(text: *const c_char, end: *mut *mut c_char, number: *mut LongNumber) -> Kind {
        // SAFETY: the caller promises the pointers.
        let found = unsafe { find(text, end) };
        // By reference, as for a `double`.
        let Some(found) = &found else { return Kind::None };
        let (kind, bits, exponent) = match &found.magnitude {
            Magnitude::Decimal(decimal) if decimal.leading == 0 => (Kind::Decimal, 0, 0),
            Magnitude::Decimal(decimal) if !decimal.more && decimal.exponent.unsigned_abs() <= LARGEST => {
                (Kind::Decimal, decimal.leading, decimal.exponent as c_int)
            }
            Magnitude::Hexadecimal(number) if number.is_short() => (Kind::Binary, number.bits, number.exponent as c_int),
            _ => {
                let Some((bits, exponent, exception)) = parts(&found.magnitude, found.negative) else { return Kind::Other };
                rounding::raise(exception);
                if exception.is_out_of_range() {
                    Errno(libc::ERANGE).set();
                }
                (Kind::Parts, bits, exponent)
            }
        };
        // SAFETY: the caller promises an out-pointer.
        unsafe { number.write(LongNumber { bits, exponent, sign: if found.negative { -1 } else { 1 } }) };
        kind
    }
}
