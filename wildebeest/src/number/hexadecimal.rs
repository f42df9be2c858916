//! Hexadecimal numbers, behind their `0x`.

use super::{decimal::read_exponent, round::Value, whole::digit};
use crate::ffi::Cursor;

/// A number of which 61 bits are known, and something of the others; 0 has no bits.
#[derive(Clone, Copy, Debug)]
pub struct Hexadecimal {
    pub bits: u64,
    pub exponent: i64,
    /// The digit behind those of `bits` in the highest four bits; then `TAKEN`; the lowest one stands for all that is more.
    rest: u64,
}

/// There was a digit behind the leading ones.
const TAKEN: u64 = 1 << 59;

impl Hexadecimal {
    pub const ZERO: Self = Self { bits: 0, exponent: 0, rest: 0 };

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
            && let (digit @ 0..16, next) = next(place)
        {
            self.bits = self.bits << 4 | u64::from(digit);
            place = next;
        }
        self.exponent -= places * place.distance(start) as i64;
        if self.bits >> 60 == 0 {
            return place;
        }
        let end;
        (self.rest, end) = rest(place, self.rest);
        self.exponent += (4 - places) * end.distance(place) as i64;
        end
    }

    /// A whole number of at most 63 bits that rounds as this one does, where fewer than 60 are kept, and its power of two.
    #[inline(always)]
    pub fn whole(&self) -> (u64, i64) {
        let below = self.bits >> 63;
        let more = u64::from(self.rest & !TAKEN != 0);
        (self.bits >> below | self.bits & below | more, self.exponent + below as i64)
    }

    /// Whether less than 64 bits by a power of two that a `double` has are all of it.
    #[inline(always)]
    pub fn is_short(&self) -> bool {
        self.rest == 0 && self.bits >> 63 == 0 && (-1022..=1023).contains(&self.exponent)
    }

    /// The number, and the bits below those of the value's mantissa, from the highest on; `None` for 0.
    #[inline(always)]
    pub fn value(&self) -> Option<(Value, u64)> {
        let zeros = self.bits.leading_zeros();
        let exponent = self.exponent.clamp(-100_000, 100_000) as i32 - zeros as i32;
        let rest = self.rest & !TAKEN;
        // There are other digits only where the first of them has room.
        let mantissa = self.bits.checked_shl(zeros)? | rest >> 1 >> (63 - zeros);
        Some((Value { mantissa, exponent, more: false }, rest << zeros))
    }
}

/// What becomes of the rest by the digits that follow, and where they end.
#[cold]
fn rest(mut place: Cursor<'_>, mut rest: u64) -> (u64, Cursor<'_>) {
    if rest == 0
        && let (digit @ 0..16, behind) = next(place)
    {
        rest = u64::from(digit) << 60 | TAKEN;
        place = behind;
    }
    let mut bits = 0;
    while let (digit @ 0..16, behind) = next(place) {
        bits |= digit;
        place = behind;
    }
    (rest | u64::from(bits != 0), place)
}

/// A digit, or 16 or more, and the place behind it.
#[inline(always)]
fn next(place: Cursor<'_>) -> (u8, Cursor<'_>) {
    // That it is not the end has to be known for the next byte to be read before this one has come.
    match place.byte() {
        0 => (u8::MAX, place),
        byte => (digit::<16>(byte), place.next()),
    }
}
