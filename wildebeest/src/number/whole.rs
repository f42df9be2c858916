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
pub fn read(mut place: Cursor<'_>, mut base: u64, signed: bool, width: usize) -> Option<(Whole, Cursor<'_>)> {
    let mut left = width;
    let negative = place.byte() == b'-';
    if negative || place.byte() == b'+' {
        place = place.next();
        left -= 1;
    }
    let mut any = false;
    if left > 0 && place.byte() == b'0' && matches!(base, 0 | 16) {
        (place, left, any) = (place.next(), left - 1, true);
        if left > 0 && place.byte() | 0x20 == b'x' {
            // What looks like a prefix is a 0, also where nothing follows.
            (place, left, base) = (place.next(), left - 1, 16);
        } else if base == 0 {
            base = 8;
        }
    }
    if base == 0 {
        base = 10;
    }
    let (mut number, mut overflow) = (0_u64, false);
    while left > 0
        && let Some(digit) = digit(place.byte()).filter(|digit| *digit < base)
    {
        let next = number.checked_mul(base).and_then(|number| number.checked_add(digit));
        overflow |= next.is_none();
        number = next.unwrap_or(0);
        (place, left, any) = (place.next(), left - 1, true);
    }
    any.then(|| (rounded(number, negative, signed, overflow), place))
}

/// What a hexadecimal digit stands for.
fn digit(byte: u8) -> Option<u64> {
    char::from(byte).to_digit(16).map(u64::from)
}

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
