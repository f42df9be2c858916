//! Putting a record together: fields between colons, refused when they would break the line.
#![forbid(unsafe_code)]

use crate::ffi::{Buffer, Errno};

/// Where bytes are written to.
pub trait Sink {
    /// Writes all of `bytes`.
    fn write(&mut self, bytes: &[u8]) -> Result<(), Errno>;
}

impl Sink for Buffer<u8> {
    fn write(&mut self, bytes: &[u8]) -> Result<(), Errno> {
        Ok(self.extend(bytes)?)
    }
}

/// Refuses (EINVAL) a field with a colon or a newline.
pub fn check_field(field: Option<&[u8]>) -> Result<(), Errno> {
    check(field, |byte| matches!(byte, b':' | b'\n'))
}

/// Refuses (EINVAL) a member of a list that has a comma, a colon or a newline.
pub fn check_member(member: &[u8]) -> Result<(), Errno> {
    check(Some(member), |byte| matches!(byte, b',' | b':' | b'\n'))
}

fn check(field: Option<&[u8]>, breaks: impl Fn(u8) -> bool) -> Result<(), Errno> {
    let valid = !field.is_some_and(|field| field.iter().any(|&byte| breaks(byte)));
    if valid { Ok(()) } else { Err(Errno(libc::EINVAL)) }
}

/// Whether a name belongs to an entry of the NIS (`+` includes, `-` excludes).
pub fn is_nis(name: &[u8]) -> bool {
    matches!(name.first(), Some(b'+' | b'-'))
}

/// Writes a text field; nothing for an absent one.
pub fn text(sink: &mut impl Sink, field: Option<&[u8]>) -> Result<(), Errno> {
    sink.write(field.unwrap_or_default())
}

/// Writes a text field with blanks in the place of colons and newlines.
pub fn blanked_text(sink: &mut impl Sink, field: Option<&[u8]>) -> Result<(), Errno> {
    let mut pieces = field.unwrap_or_default().split(|byte| matches!(byte, b':' | b'\n'));
    sink.write(pieces.next().unwrap_or_default())?;
    pieces.try_for_each(|piece| {
        sink.write(b" ")?;
        sink.write(piece)
    })
}

/// Writes members with commas between them.
pub fn list<'a>(sink: &mut impl Sink, members: impl Iterator<Item = &'a [u8]>) -> Result<(), Errno> {
    let mut separator: &[u8] = b"";
    for member in members {
        sink.write(separator)?;
        sink.write(member)?;
        separator = b",";
    }
    Ok(())
}

/// Writes a decimal number.
pub fn number(sink: &mut impl Sink, value: i128) -> Result<(), Errno> {
    // Enough for any 64-bit number and its sign.
    let mut text = [0; 20];
    let mut rest = u64::try_from(value.unsigned_abs()).map_err(|_| Errno(libc::EINVAL))?;
    let mut start = text.len();
    for (index, digit) in text.iter_mut().enumerate().rev() {
        *digit = b'0' + (rest % 10) as u8;
        rest /= 10;
        start = index;
        if rest == 0 {
            break;
        }
    }
    if value < 0 {
        sink.write(b"-")?;
    }
    sink.write(text.get(start..).unwrap_or_default())
}
