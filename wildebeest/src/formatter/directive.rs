//! The directives of formats that are printed here.

use core::ffi::c_int;

use crate::{conversion::Size, ffi::Cursor};

/// What stands behind a percent sign.
#[derive(Clone, Copy, Debug)]
pub struct Directive {
    pub left: bool,
    pub plus: bool,
    pub space: bool,
    pub alternative: bool,
    pub zero: bool,
    pub width: usize,
    pub precision: Option<usize>,
    pub size: Size,
    pub letter: u8,
}

impl Directive {
    /// Reads one behind its percent sign, and says where it ends; `None` where it is none, or too long.
    #[inline(always)]
    pub fn read<'a>(place: Cursor<'a>, next_int: impl FnMut() -> c_int) -> Option<(Self, Cursor<'a>)> {
        let plain = Self {
            left: false,
            plus: false,
            space: false,
            alternative: false,
            zero: false,
            width: 0,
            precision: None,
            size: Size::Int,
            letter: place.byte(),
        };
        if plain.letter.is_ascii_lowercase() && !matches!(plain.letter, b'h' | b'j' | b'l' | b't' | b'z') {
            return Some((plain, place.next()));
        }
        plain.rest(place, next_int)
    }

    fn rest<'a>(mut self, place: Cursor<'a>, mut next_int: impl FnMut() -> c_int) -> Option<(Self, Cursor<'a>)> {
        let place = self.flags(place);
        let (width, mut place) = number(place, &mut next_int)?;
        self.left |= width < 0;
        self.width = width.unsigned_abs().try_into().ok()?;
        if place.byte() == b'.' {
            let (precision, end) = number(place.next(), &mut next_int)?;
            self.precision = precision.try_into().ok();
            place = end;
        }
        let (size, place) = Size::read(place);
        Some((Self { size, letter: place.byte(), ..self }, place.next()))
    }

    fn flags<'a>(&mut self, mut place: Cursor<'a>) -> Cursor<'a> {
        loop {
            match place.byte() {
                b'-' => self.left = true,
                b'+' => self.plus = true,
                b' ' => self.space = true,
                b'#' => self.alternative = true,
                b'0' => self.zero = true,
                // No locale of musl's groups digits.
                b'\'' => {}
                _ => return place,
            }
            place = place.next();
        }
    }
}

/// A number, or the argument that is one.
fn number<'a>(mut place: Cursor<'a>, next_int: &mut impl FnMut() -> c_int) -> Option<(c_int, Cursor<'a>)> {
    if place.byte() == b'*' {
        // glibc and musl answer otherwise here.
        let number = next_int();
        return (number != c_int::MIN).then(|| (number, place.next()));
    }
    let mut number: c_int = 0;
    while let digit @ 0..10 = place.byte().wrapping_sub(b'0') {
        number = number.checked_mul(10)?.checked_add(digit.into())?;
        place = place.next();
    }
    Some((number, place))
}
