//! Decimal numbers: read, and made binary ones exactly.

use core::cmp::Ordering;

use super::{natural::Natural, powers::Power, product::Product, round::Value};
use crate::ffi::Cursor;

/// What fewer than 20 digits begin with.
const NINETEEN_DIGITS: u64 = 10_u64.pow(18);
/// What numbers are compared with has at most 810 digits. What stands behind those decides nothing but whether there is
/// something more.
const MOST_OTHERS: usize = 800;
/// So many digits behind the leading ones have room in 128 bits with those.
const NEXT_DIGITS: usize = 19;
/// The largest power of five that has room in 64 bits.
const LARGEST_FIVE: u32 = 27;
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
    fn digits(&mut self, start: Cursor<'a>, places: i64) -> Cursor<'a> {
        let mut place = start;
        while self.leading < NINETEEN_DIGITS
            && let digit @ 0..10 = place.byte().wrapping_sub(b'0')
        {
            self.leading = self.leading * 10 + u64::from(digit);
            place = place.next();
        }
        self.exponent -= places * place.distance(start) as i64;
        if self.leading >= NINETEEN_DIGITS { self.other_digits(place, places) } else { place }
    }

    /// Adds those behind the leading ones.
    #[inline(always)]
    fn other_digits(&mut self, start: Cursor<'a>, places: i64) -> Cursor<'a> {
        let (mut place, mut bits) = (start, 0);
        let mut next = || {
            let digit = place.byte().wrapping_sub(b'0');
            if digit < 10 {
                bits |= digit;
                place = place.next();
            }
            digit < 10
        };
        // Four times as often as it jumps.
        while next() && next() && next() && next() {}
        let count = place.distance(start);
        if self.count == 0 {
            self.others = start;
        }
        self.count += count;
        self.more |= bits != 0;
        self.exponent += (1 - places) * count as i64;
        place
    }

    /// The number, not 0, as one of which `precision` bits are right, and something more; `precision` is at most 54.
    #[inline(always)]
    pub fn value(&self, precision: u32) -> Value {
        let Some(power) = Power::of_ten(self.exponent) else { return self.beyond() };
        let product = Product::of_short(self.leading, power, self.more);
        if product.is_sure(precision) { product.value() } else { self.closer_value(precision) }
    }

    fn beyond(&self) -> Value {
        if self.exponent < 0 { Value::TINY } else { Value::HUGE }
    }

    /// The number by twice as many digits. What is beyond the range of a `long double` stays beyond it.
    pub fn product(&self) -> Option<Product> {
        let (mut number, mut ten, mut read) = (0, 1_u64, 0);
        // Up to the last digit that is not 0.
        let mut significant = (0, 1, 0);
        let rest = self.for_others(self.count.min(NEXT_DIGITS), |digit| {
            (number, ten, read) = (number * 10 + u64::from(digit), ten * 10, read + 1);
            if digit != 0 {
                significant = (number, ten, read);
            }
        });
        let more = self.count > NEXT_DIGITS && is_more(rest, self.count - NEXT_DIGITS);
        if more {
            significant = (number, ten, read);
        }
        let (number, ten, used) = significant;
        let number = u128::from(self.leading) * u128::from(ten) + u128::from(number);
        Some(Product::of_long(number, Power::of_any_ten(self.exponent - used)?, more))
    }

    /// The number by division, by twice as many digits, or by all of them.
    #[cold]
    fn closer_value(&self, precision: u32) -> Value {
        if let Some(value) = self.quotient() {
            return value;
        }
        let Some(product) = self.product() else { return self.beyond() };
        if product.is_sure(precision) { product.value() } else { self.exact_value(product.value(), precision) }
    }

    /// The number, if it is one of few bits by a power of two, as those in the middle of two others are.
    fn quotient(&self) -> Option<Value> {
        let places = u32::try_from(-self.exponent).ok().filter(|places| *places <= LARGEST_FIVE && !self.more)?;
        let fives = 5_u64.pow(places);
        let mantissa = self.leading.checked_div(fives)?;
        if mantissa * fives != self.leading {
            return None;
        }
        let zeros = mantissa.leading_zeros();
        Some(Value { mantissa: mantissa << zeros, exponent: -((places + zeros) as i32), more: false })
    }

    /// The number by comparing it with the one above, what is `near`, that has as many bits as decide how it is rounded.
    #[cold]
    fn exact_value(&self, near: Value, precision: u32) -> Value {
        let below = 64 - precision;
        // As whole numbers of so many bits.
        let near = Value { mantissa: near.mantissa >> below, exponent: near.exponent + below as i32, more: true };
        let above = Value { mantissa: near.mantissa + 1, ..near };
        let value = match self.compare(above) {
            Ordering::Less => near,
            order => Value { more: order.is_gt(), ..above },
        };
        let zeros = value.mantissa.leading_zeros();
        Value { mantissa: value.mantissa << zeros, exponent: value.exponent - zeros as i32, ..value }
    }

    /// Compares the number with another, something more of that left aside, which it is close to.
    fn compare(&self, other: Value) -> Ordering {
        let used = self.count.min(MOST_OTHERS);
        let mut number = Natural::from(self.leading);
        let (mut digits, mut ten) = (0, 1);
        let rest = self.for_others(used, |digit| {
            digits = digits * 10 + u64::from(digit);
            ten *= 10;
            if ten == 10 * NINETEEN_DIGITS {
                number.multiply_and_add(ten, digits);
                (digits, ten) = (0, 1);
            }
        });
        number.multiply_and_add(ten, digits);
        let mut other_number = Natural::from(other.mantissa);
        // What this is asked of is close to a `double`, so that the exponent is a few thousand at the most.
        let exponent = (self.exponent - used as i64) as i32;
        let (fives, twos) = (exponent, exponent - other.exponent);
        let larger = if fives >= 0 { &mut number } else { &mut other_number };
        larger.multiply_by_fives(fives.unsigned_abs());
        let larger = if twos >= 0 { &mut number } else { &mut other_number };
        larger.multiply_by_twos(twos.unsigned_abs());
        let more = is_more(rest, self.count - used);
        number.cmp(&other_number).then(if more { Ordering::Greater } else { Ordering::Equal })
    }

    /// Hands on the first `count` of the other digits, and says where the next one is.
    #[inline(always)]
    fn for_others(&self, count: usize, mut each: impl FnMut(u8)) -> Cursor<'a> {
        let (mut place, mut left) = (self.others, count);
        while left > 0
            && let byte @ 1.. = place.byte()
        {
            place = place.next();
            // The point may be among them.
            if byte != b'.' {
                each(byte.wrapping_sub(b'0'));
                left -= 1;
            }
        }
        place
    }
}

/// Whether one of the next `count` digits is not 0.
fn is_more(mut place: Cursor<'_>, mut count: usize) -> bool {
    while count > 0 && matches!(place.byte(), b'0' | b'.') {
        count -= usize::from(place.byte() == b'0');
        place = place.next();
    }
    count > 0
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
