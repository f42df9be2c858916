//! Whole numbers as `sscanf` reads them.

use crate::ffi::Cursor;

/// A whole number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whole {
    /// Its 64 lowest bits, or those of the nearest number that has room.
    pub bits: u64,
    /// It had no room in 64 bits.
    pub too_large: bool,
}

/// Reads at most `width` letters; `None` where they are no number. Base 0 stands for that of the prefix.
#[inline(always)]
pub fn read(mut place: Cursor<'_>, mut base: u64, signed: bool, width: usize) -> Option<(Whole, Cursor<'_>)> {
    let mut left = width;
    let negative = place.byte() == b'-';
    if negative || place.byte() == b'+' {
        place = place.next();
        left -= 1;
    }
    let mut any = false;
    if matches!(base, 0 | 16) && left > 0 && place.byte() == b'0' {
        (place, left, any) = (place.next(), left - 1, true);
        if left > 0 && place.byte() | 0x20 == b'x' {
            // What looks like a prefix is a 0, also where nothing follows.
            (place, left, base) = (place.next(), left - 1, 16);
        } else if base == 0 {
            base = 8;
        }
    }
    let (number, overflow, end) = match base {
        16 => digits::<16, 16>(place, left),
        8 => digits::<8, 21>(place, left),
        _ => digits::<10, 19>(place, left),
    };
    any |= !core::ptr::eq(end.pointer(), place.pointer());
    any.then(|| (rounded(number, negative, signed, overflow), end))
}

/// Reads at most `left` digits: their number, and whether it is too large. As many as `QUICK` always have room.
#[inline(always)]
fn digits<const BASE: u8, const QUICK: usize>(mut place: Cursor<'_>, left: usize) -> (u64, bool, Cursor<'_>) {
    let (mut number, mut quick) = (0_u64, left.min(QUICK));
    while quick > 0
        && let digit = digit::<BASE>(place.byte())
        && digit < BASE
    {
        number = number * u64::from(BASE) + u64::from(digit);
        (place, quick) = (place.next(), quick - 1);
    }
    if quick == 0 { other_digits::<BASE>(number, place, left - left.min(QUICK)) } else { (number, false, place) }
}

/// Reads more digits.
#[cold]
fn other_digits<const BASE: u8>(mut number: u64, mut place: Cursor<'_>, mut left: usize) -> (u64, bool, Cursor<'_>) {
    let mut overflow = false;
    while left > 0
        && let digit = digit::<BASE>(place.byte())
        && digit < BASE
    {
        let next = number.checked_mul(BASE.into()).and_then(|number| number.checked_add(digit.into()));
        overflow |= next.is_none();
        number = next.unwrap_or(0);
        (place, left) = (place.next(), left - 1);
    }
    (number, overflow, place)
}

/// What bytes stand for as hexadecimal digits.
static DIGITS: [u8; 256] = digits_of_bytes();

#[expect(clippy::indexing_slicing, reason = "the compiler does it")]
const fn digits_of_bytes() -> [u8; 256] {
    let mut digits = [u8::MAX; 256];
    let mut byte: u8 = 0;
    while byte < u8::MAX {
        if let Some(digit) = (byte as char).to_digit(16) {
            digits[byte as usize] = digit as u8;
        }
        byte += 1;
    }
    digits
}

/// What a digit stands for; as much as `BASE`, or more, for what is none.
#[inline(always)]
pub fn digit<const BASE: u8>(byte: u8) -> u8 {
    if BASE <= 10 { byte.wrapping_sub(b'0') } else { *DIGITS.get(usize::from(byte)).unwrap_or(&u8::MAX) }
}

#[inline(always)]
fn rounded(number: u64, negative: bool, signed: bool, overflow: bool) -> Whole {
    let most = match (signed, negative) {
        (false, _) => u64::MAX,
        (true, false) => i64::MAX as u64,
        (true, true) => i64::MIN as u64,
    };
    let too_large = overflow || number > most;
    // Of unsigned numbers, what is too large has no sign any more.
    let bits = match (too_large, negative) {
        (true, _) => most,
        (false, true) => number.wrapping_neg(),
        (false, false) => number,
    };
    Whole { bits, too_large }
}
