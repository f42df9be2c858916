//! The formats of `sscanf` and `fscanf` that are read here.

use crate::{conversion::Size, ffi::Cursor};

/// What stands between a percent sign and the letter that says what is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Conversion {
    pub stored: bool,
    /// How many letters it may have, at the most; 0 where the format does not say.
    pub width: usize,
    pub size: Size,
}

impl Conversion {
    /// Reads one, and says where its letter stands.
    #[inline(always)]
    pub fn read(mut place: Cursor<'_>) -> (Self, Cursor<'_>) {
        let stored = place.byte() != b'*';
        if !stored {
            place = place.next();
        }
        let mut width: usize = 0;
        while let digit @ 0..10 = place.byte().wrapping_sub(b'0') {
            width = width.saturating_mul(10).saturating_add(digit.into());
            place = place.next();
        }
        let (size, letter) = Size::read(place);
        (Self { stored, width, size }, letter)
    }

    /// How many letters may be read.
    #[inline(always)]
    pub fn most(self) -> usize {
        if self.width == 0 { usize::MAX } else { self.width }
    }
}

/// The letters between brackets.
#[derive(Clone, Copy, Debug)]
pub enum Set {
    /// All but this one.
    Until(u8),
    /// A bit for each.
    Some([u64; 4]),
    /// The same of a set with a hyphen that musl and glibc take otherwise.
    Odd([u64; 4]),
}

impl Set {
    /// Reads what is behind the opening bracket, and says where it ends; `None` where it does not.
    #[inline(always)]
    pub fn read(place: Cursor<'_>) -> Option<(Self, Cursor<'_>)> {
        let (letter, bracket) = (place.next(), place.next().next());
        if place.byte() == b'^' && bracket.byte() == b']' && letter.byte() != 0 {
            return Some((Self::Until(letter.byte()), bracket.next()));
        }
        Self::read_bits(place)
    }

    #[inline(never)]
    fn read_bits(mut place: Cursor<'_>) -> Option<(Self, Cursor<'_>)> {
        let negated = place.byte() == b'^';
        if negated {
            place = place.next();
        }
        let (mut bits, mut last, mut odd) = ([0; 4], None, false);
        // A bracket that comes first is a letter.
        loop {
            let (byte, next) = (place.byte(), place.next().byte());
            if byte == 0 {
                return None;
            }
            let range = last.filter(|_| byte == b'-' && next != b']');
            odd |= range.is_some_and(|last| last > next || last == b'-' || next == b'-');
            match range.filter(|last| *last <= next) {
                Some(first) => add(&mut bits, first, next),
                None => add(&mut bits, byte, byte),
            }
            // The end of a range may be the start of another.
            last = Some(byte);
            place = place.next();
            if place.byte() == b']' {
                let bits = if negated { bits.map(|word| !word) } else { bits };
                return Some((if odd { Self::Odd(bits) } else { Self::Some(bits) }, place.next()));
            }
        }
    }
}

/// Adds the letters from `first` to `last`.
fn add(bits: &mut [u64; 4], first: u8, last: u8) {
    for (word, start) in bits.iter_mut().zip([0, 64, 128, 192]) {
        let end = start + 63;
        if first <= end && last >= start {
            *word |= u64::MAX << (first.max(start) - start) & u64::MAX >> (end - last.min(end));
        }
    }
}

/// Whether the bit of a letter is set.
#[inline(always)]
pub fn has(bits: &[u64; 4], letter: u8) -> bool {
    bits.get(usize::from(letter >> 6)).is_some_and(|word| word >> (letter & 63) & 1 != 0)
}

#[inline(always)]
pub fn is_space(byte: u8) -> bool {
    // Most bytes are above all of them.
    byte <= b' ' && matches!(byte, b' ' | b'\t'..=b'\r')
}

#[inline(always)]
pub fn past_space(mut place: Cursor<'_>) -> Cursor<'_> {
    while is_space(place.byte()) {
        place = place.next();
    }
    place
}
