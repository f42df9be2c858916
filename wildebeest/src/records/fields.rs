//! The colon-separated fields of a line, ended by NULs that take the colons' places.
#![forbid(unsafe_code)]

use core::{ffi::c_char, mem};

const NUL: u8 = 0;

/// What an empty field points to that has no place in its line.
static EMPTY: [u8; 1] = [NUL];

/// One field within its line. Its only NUL is at the end, or it is empty.
#[derive(Debug)]
pub struct Field<'a>(&'a mut [u8]);

impl Field<'_> {
    /// The field as a C string, within the line if it is not empty.
    pub fn into_ptr(self) -> *mut c_char {
        if self.0.is_empty() { EMPTY.as_ptr().cast::<c_char>().cast_mut() } else { self.0.as_mut_ptr().cast() }
    }

    /// The bytes of the field, without its NUL.
    pub fn bytes(&self) -> &[u8] {
        self.0.strip_suffix(&[NUL]).unwrap_or(self.0)
    }

    /// Whether the field has no bytes.
    pub fn is_empty(&self) -> bool {
        matches!(self.0.first(), None | Some(&NUL))
    }

    /// Whether the first byte marks an entry of the NIS (`+` includes, `-` excludes).
    pub fn is_nis(&self) -> bool {
        matches!(self.0.first(), Some(b'+' | b'-'))
    }
}

impl<'a> Field<'a> {
    /// The comma-separated members that the field lists.
    pub fn members(self) -> Members<'a> {
        Members { rest: self.0 }
    }
}

/// Takes the fields of a line one after the other.
#[derive(Debug)]
pub struct Fields<'a> {
    /// What is left of the line: its last byte is the line's only NUL.
    rest: &'a mut [u8],
}

impl<'a> Fields<'a> {
    /// The fields of `line`, whose last byte must be its only NUL.
    pub fn new(line: &'a mut [u8]) -> Option<Self> {
        (line.last() == Some(&NUL)).then_some(Self { rest: line })
    }

    fn first(&self) -> u8 {
        self.rest.first().copied().unwrap_or(NUL)
    }

    fn skip(&mut self, count: usize) {
        self.rest = mem::take(&mut self.rest).get_mut(count..).unwrap_or_default();
    }

    /// All that is left, without its NUL.
    pub fn left(&self) -> &[u8] {
        self.rest.strip_suffix(&[NUL]).unwrap_or(self.rest)
    }

    /// Whether nothing is left.
    pub fn at_end(&self) -> bool {
        self.first() == NUL
    }

    /// Skips blanks.
    pub fn skip_blanks(&mut self) {
        while is_blank(self.first()) {
            self.skip(1);
        }
    }

    /// The text up to the next colon; empty when nothing is left.
    pub fn text(&mut self) -> Field<'a> {
        split(&mut self.rest, b':')
    }

    /// All that is left, colons included.
    pub fn remainder(&mut self) -> Field<'a> {
        Field(mem::take(&mut self.rest))
    }

    /// The decimal number up to the next colon: `Some(None)` for an empty field.
    ///
    /// `None` says that the line is malformed: it ends before the field, or the field is something else.
    pub fn number(&mut self) -> Option<Option<u32>> {
        if self.at_end() {
            return None;
        }
        let value = self.scan()?;
        match self.first() {
            b':' => self.skip(1),
            NUL => {}
            _ => return None,
        }
        Some(value)
    }

    /// Like [`Fields::number`], for a field that ends the line and may be missing.
    pub fn last_number(&mut self) -> Option<Option<u32>> {
        let value = self.scan()?;
        self.at_end().then_some(value)
    }

    /// Reads a number as strtoul(3) does, so blanks and a sign may stand in front and a minus negates
    /// in 64 bits; without a digit it stays where it is. `None` when the value needs more than 32 bits.
    fn scan(&mut self) -> Option<Option<u32>> {
        let mut bytes = self.rest.iter();
        let mut next = || bytes.next().copied().unwrap_or(NUL);
        let mut byte = next();
        while is_blank(byte) {
            byte = next();
        }
        let negative = byte == b'-';
        if matches!(byte, b'+' | b'-') {
            byte = next();
        }
        if !byte.is_ascii_digit() {
            return Some(None);
        }
        let mut value = 0u64;
        while byte.is_ascii_digit() {
            value = value.checked_mul(10)?.checked_add(u64::from(byte - b'0'))?;
            byte = next();
        }
        // The byte that is no digit was taken, too.
        let left = bytes.as_slice().len() + 1;
        self.skip(self.rest.len().saturating_sub(left));
        let value = if negative { value.wrapping_neg() } else { value };
        u32::try_from(value).ok().map(Some)
    }
}

/// The non-empty members of a comma-separated list. Blanks in front of a member do not belong to it.
#[derive(Debug)]
pub struct Members<'a> {
    rest: &'a mut [u8],
}

impl Members<'_> {
    /// A list without members.
    pub fn none() -> Self {
        Self { rest: &mut [] }
    }

    /// The members as they stand in the line, which stays as it is.
    pub fn listed(&self) -> Listed<'_> {
        Listed { rest: self.rest }
    }
}

impl<'a> Iterator for Members<'a> {
    type Item = Field<'a>;

    fn next(&mut self) -> Option<Field<'a>> {
        let (start, _) = member(self.rest)?;
        self.rest = mem::take(&mut self.rest).get_mut(start..)?;
        Some(split(&mut self.rest, b','))
    }
}

/// What [`Members`] gives, as bytes.
#[derive(Clone, Debug, Default)]
pub struct Listed<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Listed<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let (start, end) = member(self.rest)?;
        let found = self.rest.get(start..end)?;
        self.rest = self.rest.get(end..)?;
        Some(found)
    }
}

/// From where to where the first member of a list reaches.
fn member(list: &[u8]) -> Option<(usize, usize)> {
    let start = list.iter().position(|&byte| byte != b',' && !is_blank(byte))?;
    let length = list.iter().skip(start).position(|&byte| matches!(byte, b',' | NUL));
    let end = length.map_or(list.len(), |length| start + length);
    (end > start).then_some((start, end))
}

/// Takes the text up to the first `separator`, or up to the end, from the front of `rest`.
fn split<'a>(rest: &mut &'a mut [u8], separator: u8) -> Field<'a> {
    let text = mem::take(rest);
    let length = text.iter().position(|&byte| byte == separator).map_or(text.len(), |end| end + 1);
    let Some((field, behind)) = text.split_at_mut_checked(length) else { return Field(&mut []) };
    if let Some(end) = field.last_mut() {
        *end = NUL;
    }
    *rest = behind;
    Field(field)
}

/// Whether isspace(3) holds in the C locale.
pub fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}
