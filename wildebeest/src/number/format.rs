//! The formats of `sscanf` that are read here.

use crate::ffi::Cursor;

/// How wide a whole number is that is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    Char,
    Short,
    Int,
    Long,
}

/// What a format asks for.
#[derive(Clone, Copy, Debug)]
pub enum Item<'a> {
    /// White space, or none.
    Space,
    Letter(u8),
    /// A percent sign, behind white space.
    Percent,
    /// A whole number: its base, 0 for that of its prefix.
    Whole {
        base: u64,
        signed: bool,
        size: Size,
    },
    Double,
    Float,
    /// Letters that are no white space.
    Word,
    Letters,
    /// Letters that are in a set, or not.
    Set(Set<'a>),
    /// How many letters have been read.
    Count(Size),
}

/// An item, whether what it asks for is stored, and how many letters it may have.
#[derive(Clone, Copy, Debug)]
pub struct Directive<'a> {
    pub item: Item<'a>,
    pub stored: bool,
    pub width: Option<usize>,
}

/// The letters between brackets.
#[derive(Clone, Copy, Debug)]
pub struct Set<'a> {
    first: Cursor<'a>,
    negated: bool,
}

impl<'a> Set<'a> {
    /// Reads what is behind the opening bracket, and says where it ends; `None` where it does not.
    fn read(place: Cursor<'a>) -> Option<(Self, Cursor<'a>)> {
        let negated = place.byte() == b'^';
        let first = if negated { place.next() } else { place };
        let mut end = first.next();
        while end.byte() != b']' {
            if end.byte() == 0 || first.byte() == 0 {
                return None;
            }
            end = end.next();
        }
        Some((Self { first, negated }, end.next()))
    }

    /// Whether `letter` is among those that are wanted.
    pub fn wants(self, letter: u8) -> bool {
        let (mut place, mut last) = (self.first, None);
        loop {
            let byte = place.byte();
            let next = place.next().byte();
            if let (b'-', Some(first)) = (byte, last.filter(|last| next != b']' && *last <= next)) {
                if (first..=next).contains(&letter) {
                    return !self.negated;
                }
                place = place.next();
                last = None;
            } else if byte == letter {
                return !self.negated;
            } else {
                last = Some(byte);
            }
            place = place.next();
            if matches!(place.byte(), b']' | 0) {
                return self.negated;
            }
        }
    }
}

impl<'a> Directive<'a> {
    /// Reads one, and says where it ends; `None` for what is not read here. There must be one.
    pub fn read(place: Cursor<'a>) -> Option<(Self, Cursor<'a>)> {
        let plain = |item| Self { item, stored: false, width: None };
        let byte = place.byte();
        if is_space(byte) {
            return Some((plain(Item::Space), past_space(place)));
        }
        if byte != b'%' {
            return Some((plain(Item::Letter(byte)), place.next()));
        }
        if place.next().byte() == b'%' {
            return Some((plain(Item::Percent), place.next().next()));
        }
        Self::conversion(place.next())
    }

    fn conversion(mut place: Cursor<'a>) -> Option<(Self, Cursor<'a>)> {
        let stored = place.byte() != b'*';
        if !stored {
            place = place.next();
        }
        let mut width: Option<usize> = None;
        while let digit @ 0..10 = place.byte().wrapping_sub(b'0') {
            width = Some(width.unwrap_or(0).checked_mul(10)?.checked_add(digit.into())?);
            place = place.next();
        }
        if width == Some(0) {
            return None;
        }
        let (size, mut end) = size(place);
        let letter = end.byte();
        end = end.next();
        let whole = |base, signed| Item::Whole { base, signed, size };
        let item = match (letter, size) {
            (b'd', _) => whole(10, true),
            (b'i', _) => whole(0, true),
            (b'u', _) => whole(10, false),
            (b'x' | b'X', _) => whole(16, false),
            (b'o', _) => whole(8, false),
            (b'n', _) if stored && width.is_none() => Item::Count(size),
            (b'e' | b'f' | b'g' | b'a' | b'E' | b'F' | b'G', Size::Int) if width.is_none() => Item::Float,
            (b'e' | b'f' | b'g' | b'a' | b'E' | b'F' | b'G', Size::Long)
                if width.is_none() && place.next().byte() == letter =>
            {
                Item::Double
            }
            (b's', Size::Int) => Item::Word,
            (b'c', Size::Int) => Item::Letters,
            (b'[', Size::Int) => {
                let (set, behind) = Set::read(end)?;
                end = behind;
                Item::Set(set)
            }
            _ => return None,
        };
        Some((Self { item, stored, width }, end))
    }
}

/// The size that letters before the conversion ask for.
fn size(place: Cursor<'_>) -> (Size, Cursor<'_>) {
    let next = place.next();
    match (place.byte(), next.byte()) {
        (b'h', b'h') => (Size::Char, next.next()),
        (b'h', _) => (Size::Short, next),
        #[cfg(target_pointer_width = "64")]
        (b'l', b'l') => (Size::Long, next.next()),
        #[cfg(target_pointer_width = "64")]
        (b'l' | b'j' | b'z' | b't', _) => (Size::Long, next),
        _ => (Size::Int, place),
    }
}

pub fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

pub fn past_space(mut place: Cursor<'_>) -> Cursor<'_> {
    while is_space(place.byte()) {
        place = place.next();
    }
    place
}
