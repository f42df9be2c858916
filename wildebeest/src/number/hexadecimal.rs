//! Hexadecimal numbers, behind their `0x`.

use super::{decimal::read_exponent, round::Value, whole::digit};
use crate::ffi::Cursor;

/// A number of which 61 bits and something more are known; 0 has no bits.
#[derive(Clone, Copy, Debug)]
pub struct Hexadecimal {
    bits: u64,
    exponent: i64,
    more: bool,
}

impl Hexadecimal {
    pub const ZERO: Self = Self { bits: 0, exponent: 0, more: false };

    /// Reads a number, and says where it ends; `None` where there is no digit.
    #[inline(always)]
    pub fn read(start: Cursor<'_>) -> Option<(Self, Cursor<'_>)> {
        let mut number = Self::ZERO;
        let mut end = number.digits(start, 0);
        let mut any = !core::ptr::eq(end.pointer(), start.pointer());
        if end.byte() == b'.' {
            let fraction = end.next();
            let behind = number.digits(fraction, 4);
            if any || !core::ptr::eq(behind.pointer(), fraction.pointer()) {
                (end, any) = (behind, true);
            }
        }
        if any && let Some((exponent, behind)) = read_exponent(end, b'p') {
            number.exponent += exponent;
            end = behind;
        }
        any.then_some((number, end))
    }

    /// Adds digits, each of which makes the exponent smaller by `places`.
    #[inline(always)]
    fn digits<'a>(&mut self, start: Cursor<'a>, places: i64) -> Cursor<'a> {
        let mut place = start;
        while self.bits >> 60 == 0
            && let digit @ 0..16 = digit::<16>(place.byte())
        {
            self.bits = self.bits << 4 | u64::from(digit);
            place = place.next();
        }
        let (room, mut bits) = (place, 0);
        while let digit @ 0..16 = digit::<16>(place.byte()) {
            bits |= digit;
            place = place.next();
        }
        self.more |= bits != 0;
        self.exponent += 4 * place.distance(room) as i64 - places * place.distance(start) as i64;
        place
    }

    /// The number; `None` for 0.
    #[inline(always)]
    pub fn value(self) -> Option<Value> {
        let zeros = self.bits.leading_zeros();
        let mantissa = self.bits.checked_shl(zeros)?;
        let exponent = self.exponent.clamp(-100_000, 100_000) as i32 - zeros as i32;
        Some(Value { mantissa, exponent, more: self.more })
    }
}
