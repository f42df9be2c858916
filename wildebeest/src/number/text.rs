//! What a text starts with: a number, infinity, or none.

use super::{decimal::Decimal, hexadecimal::Hexadecimal};
use crate::ffi::Cursor;

/// A number in a text.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    pub negative: bool,
    pub magnitude: Magnitude<'a>,
    pub end: Cursor<'a>,
}

/// What follows the sign.
#[derive(Clone, Copy, Debug)]
pub enum Magnitude<'a> {
    Decimal(Decimal<'a>),
    Hexadecimal(Hexadecimal),
    Infinity,
    /// Not a number: the bits that the text wants in it, and whether they are more than 64.
    Nan(u64, bool),
}

/// The number that the text starts with, behind white space; `None` where there is none.
#[inline(always)]
pub fn find(start: Cursor<'_>) -> Option<Found<'_>> {
    let mut place = start;
    while matches!(place.byte(), b' ' | b'\t'..=b'\r') {
        place = place.next();
    }
    let negative = place.byte() == b'-';
    if negative || place.byte() == b'+' {
        place = place.next();
    }
    if place.byte() == b'0' && place.next().byte() | 0x20 == b'x' {
        return Some(hexadecimal(negative, place));
    }
    match Decimal::read(place) {
        Some((number, end)) => Some(Found { negative, magnitude: Magnitude::Decimal(number), end }),
        None => {
            let (bits, end) = word(place)?;
            let magnitude = bits.map_or(Magnitude::Infinity, |(bits, overflow)| Magnitude::Nan(bits, overflow));
            Some(Found { negative, magnitude, end })
        }
    }
}

/// What starts with `0x`; where no digit follows, it is the 0.
#[inline(always)]
fn hexadecimal(negative: bool, place: Cursor<'_>) -> Found<'_> {
    let zero = place.next();
    let (number, end) = Hexadecimal::read(zero.next()).unwrap_or((Hexadecimal::ZERO, zero));
    Found { negative, magnitude: Magnitude::Hexadecimal(number), end }
}

/// What is wanted in what is not a number, or nothing for infinity. It does not make the whole result, which would then
/// have to be in memory for all numbers.
#[cold]
fn word(place: Cursor<'_>) -> Option<(Option<(u64, bool)>, Cursor<'_>)> {
    if let Some(end) = place.past(b"inf") {
        return Some((None, end.past(b"inity").unwrap_or(end)));
    }
    let end = place.past(b"nan")?;
    let (bits, end) = payload(end).unwrap_or(((0, false), end));
    Some((Some(bits), end))
}

/// Reads the parentheses behind `nan`: a number as `strtoull` takes it, or else anything, which is 0.
fn payload(place: Cursor<'_>) -> Option<((u64, bool), Cursor<'_>)> {
    if place.byte() != b'(' {
        return None;
    }
    let start = place.next();
    let mut end = start;
    while end.byte().is_ascii_alphanumeric() || end.byte() == b'_' {
        end = end.next();
    }
    (end.byte() == b')').then(|| (whole_number(start), end.next()))
}

/// The number that stands between `start` and a parenthesis, and whether it is too large.
fn whole_number(start: Cursor<'_>) -> (u64, bool) {
    let (base, mut place) = match (start.byte(), start.next().byte() | 0x20) {
        (b'0', b'x') if start.next().next().byte().is_ascii_hexdigit() => (16, start.next().next()),
        (b'0', _) => (8, start),
        _ => (10, start),
    };
    let (mut number, mut overflow) = (0_u64, false);
    while let Some(digit) = char::from(place.byte()).to_digit(base) {
        let next = number.checked_mul(base.into()).and_then(|number| number.checked_add(digit.into()));
        overflow |= next.is_none();
        number = next.unwrap_or(u64::MAX);
        place = place.next();
    }
    (if place.byte() == b')' { number } else { 0 }, overflow)
}
