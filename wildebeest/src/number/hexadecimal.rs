//! Hexadecimal numbers, behind their `0x`.

use super::{decimal::read_exponent, round::Value};
use crate::ffi::Cursor;

/// A number of which 60 bits and something more are known; 0 has no bits.
#[derive(Clone, Copy, Debug)]
pub struct Hexadecimal {
    bits: u64,
    exponent: i64,
    more: bool,
}

impl Hexadecimal {
    pub const ZERO: Self = Self { bits: 0, exponent: 0, more: false };

    /// Reads a number, and says where it ends; `None` where there is no digit.
    pub fn read(start: Cursor<'_>) -> Option<(Self, Cursor<'_>)> {
        let mut number = Self::ZERO;
        let (mut end, mut any) = number.digits(start, 0);
        if end.byte() == b'.' {
            let (behind, digits) = number.digits(end.next(), 4);
            if any || digits {
                (end, any) = (behind, true);
            }
        }
        if any && let Some((exponent, behind)) = read_exponent(end, b'p') {
            number.exponent += exponent;
            end = behind;
        }
        any.then_some((number, end))
    }

    /// Adds digits, each of which makes the exponent smaller by `places`, and says whether there are any.
    fn digits<'a>(&mut self, mut place: Cursor<'a>, places: i64) -> (Cursor<'a>, bool) {
        let mut any = false;
        while let Some(digit) = char::from(place.byte()).to_digit(16) {
            if self.bits >> 60 == 0 {
                self.bits = self.bits << 4 | u64::from(digit);
                self.exponent -= places;
            } else {
                self.more |= digit != 0;
                self.exponent += 4 - places;
            }
            any = true;
            place = place.next();
        }
        (place, any)
    }

    /// The number; `None` for 0.
    pub fn value(self) -> Option<Value> {
        let exponent = self.exponent.clamp(-100_000, 100_000) as i32;
        (self.bits != 0).then_some(Value { mantissa: self.bits, exponent, more: self.more })
    }
}
