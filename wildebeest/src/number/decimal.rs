//! Decimal numbers: read, and made binary ones exactly.

use core::cmp::Ordering;

use super::{natural::Natural, powers::Power, round::Value};
use crate::ffi::Cursor;

/// What fewer than 20 digits begin with.
const NINETEEN_DIGITS: u64 = 10_u64.pow(18);
/// What numbers are compared with has at most 810 digits. What stands behind those decides nothing but whether there is
/// something more.
const MOST_OTHERS: usize = 800;
/// Exponents as large do not matter, and their sum with any number of digits is still an `i64`.
const LARGEST_EXPONENT: i64 = 1 << 59;

/// A decimal number: `leading * 10^exponent`, and what the other digits add.
#[derive(Clone, Copy, Debug)]
pub struct Decimal<'a> {
    /// The first 19 digits after the zeros.
    pub leading: u64,
    pub exponent: i64,
    /// The other digits, how many they are, and whether all are 0.
    others: Cursor<'a>,
    count: usize,
    pub more: bool,
}

impl<'a> Decimal<'a> {
    /// Reads a number without sign, and says where it ends; `None` where there is no digit.
    #[inline(always)]
    pub fn read(start: Cursor<'a>) -> Option<(Self, Cursor<'a>)> {
        let mut number = Self { leading: 0, exponent: 0, others: start, count: 0, more: false };
        let mut end = number.digits(start, 0);
        let mut any = !core::ptr::eq(end.pointer(), start.pointer());
        if end.byte() == b'.' {
            let fraction = end.next();
            let behind = number.digits(fraction, 1);
            if any || !core::ptr::eq(behind.pointer(), fraction.pointer()) {
                end = behind;
                any = true;
            }
        }
        if any && let Some((exponent, behind)) = read_exponent(end, b'e') {
            number.exponent += exponent;
            end = behind;
        }
        any.then_some((number, end))
    }

    /// Adds digits, each of which makes the exponent smaller by `places`.
    #[inline(always)]
    fn digits(&mut self, mut place: Cursor<'a>, places: i64) -> Cursor<'a> {
        while self.leading < NINETEEN_DIGITS
            && let digit @ 0..10 = place.byte().wrapping_sub(b'0')
        {
            self.leading = self.leading * 10 + u64::from(digit);
            self.exponent -= places;
            place = place.next();
        }
        while let digit @ 0..10 = place.byte().wrapping_sub(b'0') {
            if self.count == 0 {
                self.others = place;
            }
            self.count += 1;
            self.more |= digit != 0;
            self.exponent += 1 - places;
            place = place.next();
        }
        place
    }

    /// The number, not 0, as one of at least `precision` bits and something more; `precision` is at most 54.
    pub fn value(self, precision: u32) -> Value {
        let Some(power) = Power::of_ten(self.exponent) else {
            return if self.exponent < 0 { Value::TINY } else { Value::HUGE };
        };
        let zeros = self.leading.leading_zeros();
        let leading = u128::from(self.leading << zeros);
        let low = leading * (power.bits & u128::from(u64::MAX));
        // The 128 highest bits of the product. The number is above it by less than `slack`.
        let product = leading * (power.bits >> 64) + (low >> 64);
        let exact = power.exact && !self.more;
        let slack = match (exact, self.more) {
            (true, _) => 1,
            (false, false) => 2,
            (false, true) => 4 + (power.bits >> (64 - zeros)),
        };
        let top = (product >> 64) as u64;
        let below = 64 - top.leading_zeros() - precision;
        let mantissa = top >> below;
        let cut = top & ((1 << below) - 1) != 0 || product as u64 != 0 || low as u64 != 0;
        let exponent = power.scale + 128 - zeros as i32 + below as i32;
        let value = Value { mantissa, exponent, more: cut || !exact };
        let last = product.checked_add(slack - 1).map(|last| (last >> 64) as u64 >> below);
        if last == Some(mantissa) { value } else { self.exact_value(value) }
    }

    /// The number as `near`, or one more than its mantissa.
    #[cold]
    fn exact_value(self, near: Value) -> Value {
        let above = Value { mantissa: near.mantissa + 1, ..near };
        match self.compare(above) {
            Ordering::Less => Value { more: self.compare(near).is_ne(), ..near },
            Ordering::Equal => Value { more: false, ..above },
            Ordering::Greater => Value { more: true, ..above },
        }
    }

    /// Compares the number with another, something more left aside, which it is close to.
    fn compare(self, other: Value) -> Ordering {
        let mut number = Natural::from(self.leading);
        let used = self.count.min(MOST_OTHERS);
        let (mut digits, mut ten) = (0, 1);
        for digit in self.others().take(used) {
            digits = digits * 10 + u64::from(digit);
            ten *= 10;
            if ten == 10 * NINETEEN_DIGITS {
                number.multiply_and_add(ten, digits);
                (digits, ten) = (0, 1);
            }
        }
        number.multiply_and_add(ten, digits);
        let more = self.others().skip(used).any(|digit| digit != 0);

        let mut other_number = Natural::from(other.mantissa);
        // Close to each other, so that all these are a few thousand at the most.
        let exponent = (self.exponent - used as i64) as i32;
        if exponent >= 0 {
            number.multiply_by_fives(exponent.unsigned_abs());
        } else {
            other_number.multiply_by_fives(exponent.unsigned_abs());
        }
        let twos = exponent - other.exponent;
        if twos >= 0 {
            number.multiply_by_twos(twos.unsigned_abs());
        } else {
            other_number.multiply_by_twos(twos.unsigned_abs());
        }
        number.cmp(&other_number).then(if more { Ordering::Greater } else { Ordering::Equal })
    }

    fn others(self) -> impl Iterator<Item = u8> {
        let mut place = self.others;
        let bytes = core::iter::from_fn(move || {
            let byte = place.byte();
            place = place.next();
            Some(byte)
        });
        bytes.filter(|byte| *byte != b'.').map(|byte| byte.wrapping_sub(b'0')).take(self.count)
    }
}

/// Reads an exponent behind `letter`, in either case; `None` where there is none.
#[inline(always)]
pub fn read_exponent(place: Cursor<'_>, letter: u8) -> Option<(i64, Cursor<'_>)> {
    if place.byte() | 0x20 != letter {
        return None;
    }
    let mut place = place.next();
    let negative = place.byte() == b'-';
    if negative || place.byte() == b'+' {
        place = place.next();
    }
    if !place.byte().is_ascii_digit() {
        return None;
    }
    let mut exponent = 0;
    while let digit @ 0..10 = place.byte().wrapping_sub(b'0') {
        if exponent < LARGEST_EXPONENT {
            exponent = exponent * 10 + i64::from(digit);
        }
        place = place.next();
    }
    exponent = exponent.min(LARGEST_EXPONENT);
    Some((if negative { -exponent } else { exponent }, place))
}
