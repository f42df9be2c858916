//! The room that a text is written to.
#![forbid(unsafe_code)]

use super::directive::{Padding, Shape};

/// What is written does not fit.
#[derive(Debug, PartialEq, Eq)]
pub struct Full;

/// A room for bytes, filled from its start.
pub struct Room<'a> {
    bytes: &'a mut [u8],
    length: usize,
}

impl<'a> Room<'a> {
    /// A room in which there is nothing yet.
    pub fn new(bytes: &'a mut [u8]) -> Self {
        Self { bytes, length: 0 }
    }

    /// How much has been written.
    pub fn length(&self) -> usize {
        self.length
    }

    /// Writes a byte.
    #[inline(always)]
    pub fn push(&mut self, byte: u8) -> Result<(), Full> {
        *self.bytes.get_mut(self.length).ok_or(Full)? = byte;
        self.length += 1;
        Ok(())
    }

    /// Writes a text as it is.
    #[inline(always)]
    pub fn copy(&mut self, text: &[u8]) -> Result<bool, Full> {
        let end = self.length.checked_add(text.len()).ok_or(Full)?;
        let place = self.bytes.get_mut(self.length..end).ok_or(Full)?;
        place.iter_mut().zip(text).for_each(|(slot, byte)| *slot = *byte);
        self.length = end;
        Ok(true)
    }

    /// Writes numbers of two digits, with a colon between them if the mark is one; it takes the place of a leading
    /// zero if it is a space. Writes nothing, and tells so, where one of the numbers is longer, or below 0.
    #[inline(always)]
    pub fn pairs<const COUNT: usize>(&mut self, mark: u8, values: [i32; COUNT]) -> Result<bool, Full> {
        if values.iter().any(|value| !(0..100).contains(value)) {
            return Ok(false);
        }
        for (index, value) in values.into_iter().enumerate() {
            let value = value as u8;
            if mark == b':' && index > 0 {
                self.push(b':')?;
            }
            let [tens, ones] = self.next().ok_or(Full)?;
            *tens = if mark == b' ' && value < 10 { b' ' } else { b'0' + value / 10 };
            *ones = b'0' + value % 10;
        }
        Ok(true)
    }

    /// The next two places.
    #[inline(always)]
    fn next(&mut self) -> Option<&mut [u8; 2]> {
        let place = self.bytes.get_mut(self.length..)?.first_chunk_mut()?;
        self.length += 2;
        Some(place)
    }

    /// Writes a text, in capital letters or filled up, as its shape says.
    pub fn text(&mut self, text: &[u8], shape: Shape) -> Result<(), Full> {
        let padding = if shape.padding == Padding::Zeros { b'0' } else { b' ' };
        self.fill(padding, shape.width.saturating_sub(text.len()))?;
        for byte in text {
            self.push(if shape.upper { byte.to_ascii_uppercase() } else { *byte })?;
        }
        Ok(())
    }

    /// Fills up what has been written since there were `start` bytes.
    pub fn widen(&mut self, start: usize, shape: Shape) -> Result<(), Full> {
        let before = self.length;
        let more = shape.width.saturating_sub(before.saturating_sub(start));
        if more == 0 {
            return Ok(());
        }
        self.fill(b' ', more)?;
        for place in (start..before).rev() {
            let byte = self.bytes.get(place).copied().unwrap_or_default();
            if let Some(slot) = self.bytes.get_mut(place.wrapping_add(more)) {
                *slot = byte;
            }
        }
        let padding = if shape.padding == Padding::Zeros { b'0' } else { b' ' };
        self.bytes.iter_mut().skip(start).take(more).for_each(|slot| *slot = padding);
        Ok(())
    }

    /// Writes a number that has this many digits at least, its sign counted among them.
    pub fn number(&mut self, value: i32, least: usize, usual: Padding, shape: Shape) -> Result<(), Full> {
        self.padded(value.into(), least, usual, shape)
    }

    #[inline(never)]
    fn padded(&mut self, value: i64, least: usize, usual: Padding, shape: Shape) -> Result<(), Full> {
        let mut places = Digits::default();
        let digits = places.of(value.unsigned_abs());
        let sign = usize::from(value < 0);
        let length = digits.len() + sign;
        let padding = if shape.padding == Padding::Usual { usual } else { shape.padding };
        let width = if padding == Padding::None { shape.width } else { shape.width.max(least) };
        let more = width.saturating_sub(length);
        if padding != Padding::Zeros {
            self.fill(b' ', more)?;
        }
        if value < 0 {
            self.push(b'-')?;
        }
        if padding == Padding::Zeros {
            self.fill(b'0', more)?;
        }
        self.copy(digits).map(drop)
    }

    /// Writes seconds, which are filled up as a text is.
    pub fn seconds(&mut self, seconds: i64, shape: Shape) -> Result<(), Full> {
        let start = self.length;
        self.padded(seconds, 0, Padding::Zeros, Shape::PLAIN)?;
        self.widen(start, shape)
    }

    fn fill(&mut self, byte: u8, count: usize) -> Result<(), Full> {
        if count == 0 {
            return Ok(());
        }
        let end = self.length.checked_add(count).ok_or(Full)?;
        self.bytes.get_mut(self.length..end).ok_or(Full)?.fill(byte);
        self.length = end;
        Ok(())
    }
}

/// The digits of a number.
#[derive(Default)]
struct Digits([u8; 20]);

impl Digits {
    fn of(&mut self, mut value: u64) -> &[u8] {
        let mut start = self.0.len();
        for (index, slot) in self.0.iter_mut().enumerate().rev() {
            *slot = b'0' + (value % 10) as u8;
            start = index;
            value /= 10;
            if value == 0 {
                break;
            }
        }
        self.0.get(start..).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(size: usize, write: impl FnOnce(&mut Room<'_>) -> Result<(), Full>) -> Result<String, Full> {
        let mut bytes = vec![b'!'; size];
        let mut room = Room::new(&mut bytes);
        write(&mut room)?;
        let length = room.length();
        bytes.truncate(length);
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    fn shape(padding: Padding, width: usize) -> Shape {
        Shape { padding, width, ..Shape::PLAIN }
    }

    proptest! {
        #[test]
        fn numbers_are_filled_up(value: i32, width in 0_usize..15, least in 1_usize..5) {
            let number = |padding| written(40, |room| room.number(value, least, Padding::Zeros, shape(padding, width)));
            let longest = width.max(least);
            prop_assert_eq!(number(Padding::Usual), Ok(format!("{value:0longest$}")));
            prop_assert_eq!(number(Padding::Zeros), Ok(format!("{value:0longest$}")));
            prop_assert_eq!(number(Padding::Spaces), Ok(format!("{value:longest$}")));
            prop_assert_eq!(number(Padding::None), Ok(format!("{value:width$}")));
        }

        #[test]
        fn two_digits_are_as_any(value in -20..120, other in -5..105, size in 0_usize..8) {
            let pairs = |mark: char, values: [i32; 2]| {
                let mut is_written = false;
                let text = written(size, |room| room.pairs(mark as u8, values).map(|done| is_written = done));
                prop_assert_eq!(is_written || text == Err(Full), values.iter().all(|value| (0..100).contains(value)));
                Ok((is_written, text))
            };
            for (mark, expected) in [
                ('0', format!("{value:02}{other:02}")), (' ', format!("{value:2}{other:2}")), (':', format!("{value:02}:{other:02}")),
            ] {
                let (is_written, text) = pairs(mark, [value, other])?;
                if is_written {
                    prop_assert_eq!(text, Ok(expected));
                } else {
                    prop_assert!(text.is_err() && size < expected.len() || text == Ok(String::new()));
                }
            }
        }

        #[test]
        fn texts_are_filled_up_before_and_after(text in "[a-z]{0,10}", width in 0_usize..15, zeros: bool, size in 0_usize..20) {
            let shape = shape(if zeros { Padding::Zeros } else { Padding::Spaces }, width);
            let before = written(size, |room| room.text(text.as_bytes(), shape));
            let after = written(size, |room| {
                text.bytes().try_for_each(|byte| room.push(byte))?;
                room.widen(0, shape)
            });
            prop_assert_eq!(&before, &after);
            let expected = format!("{text:>width$}");
            let expected = if zeros { expected.replace(' ', "0") } else { expected };
            prop_assert_eq!(before, if expected.len() <= size { Ok(expected) } else { Err(Full) });
        }
    }
}
