//! The parts of a line that all databases share: comments, words and numbers.
#![forbid(unsafe_code)]

/// Blanks as `isspace` knows them in the C locale.
fn is_blank(byte: &u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | 0x0b | 0x0c | b'\r')
}

/// Without the blanks at its front.
pub fn trim(text: &[u8]) -> &[u8] {
    let start = text.iter().position(|byte| !is_blank(byte)).unwrap_or(text.len());
    text.get(start..).unwrap_or_default()
}

/// The first word and what follows it, blanks skipped; `text` must not start with blanks.
pub fn word(text: &[u8]) -> (&[u8], &[u8]) {
    let end = text.iter().position(is_blank).unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(end).unwrap_or((text, &[]));
    (word, trim(rest))
}

/// What counts of a line: up to a NUL or `#`, without the blanks at its front. `None` when nothing is left.
pub fn content(line: &[u8]) -> Option<&[u8]> {
    let end = line.iter().position(|byte| matches!(byte, 0 | b'#' | b'\n')).unwrap_or(line.len());
    let text = trim(line.get(..end)?);
    (!text.is_empty()).then_some(text)
}

/// The words of a text, one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words<'a>(&'a [u8]);

impl<'a> Words<'a> {
    /// The words of `text`.
    pub fn new(text: &'a [u8]) -> Self {
        Self(trim(text))
    }

    /// Whether `name` is one of the words.
    pub fn contain(&self, name: &[u8]) -> bool {
        self.clone().any(|word| word == name)
    }
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let (first, rest) = word(self.0);
        self.0 = rest;
        (!first.is_empty()).then_some(first)
    }
}

/// How the digits of a number are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// Decimal, leading zeros or not.
    Ten,
    /// Hexadecimal, `0x` in front or not.
    Sixteen,
    /// As in C: `0x` starts a hexadecimal number, another `0` an octal one.
    AsInC,
}

/// The number at the front of `text`, and what follows it.
///
/// It is read as `strtoul` does on a 64-bit machine: a sign is allowed, and a negative number wraps
/// round. `None` when there are no digits or the result does not fit 32 bits.
pub fn number(text: &[u8], base: Base) -> Option<(u32, &[u8])> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let (radix, digits) = match (base, digits) {
        (Base::AsInC | Base::Sixteen, [b'0', b'x' | b'X', rest @ ..])
            if rest.first().is_some_and(u8::is_ascii_hexdigit) =>
        {
            (16, rest)
        }
        (Base::AsInC, [b'0', ..]) => (8, digits),
        (Base::Sixteen, _) => (16, digits),
        _ => (10, digits),
    };
    let mut value = 0u64;
    let mut rest = digits;
    while let [byte, behind @ ..] = rest
        && let Some(digit) = char::from(*byte).to_digit(radix)
    {
        value = value.checked_mul(u64::from(radix))?.checked_add(u64::from(digit))?;
        rest = behind;
    }
    if rest.len() == digits.len() {
        return None;
    }
    let value = if negative { value.wrapping_neg() } else { value };
    Some((u32::try_from(value).ok()?, rest))
}

/// The decimal number that fills the next word, and what follows it: a field of protocols and rpc.
pub fn decimal_field(text: &[u8]) -> Option<(u32, &[u8])> {
    let (field, rest) = word(text);
    let (value, junk) = number(field, Base::Ten)?;
    junk.is_empty().then_some((value, rest))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn words_are_what_splitting_gives(text in prop::collection::vec(prop::sample::select(b"ab# \t\r\x0b\x0c\xff".to_vec()), 0..40)) {
            let expected: Vec<&[u8]> = text
                .split(|byte| b" \t\n\x0b\x0c\r".contains(byte))
                .filter(|word| !word.is_empty())
                .collect();
            prop_assert_eq!(Words::new(&text).collect::<Vec<_>>(), expected);
        }

        #[test]
        fn content_never_has_comments_or_leading_blanks(line in prop::collection::vec(any::<u8>(), 0..40)) {
            if let Some(text) = content(&line) {
                prop_assert!(!text.contains(&b'#') && !text.contains(&0));
                prop_assert!(text.first().is_some_and(|byte| !is_blank(byte)));
            }
        }
    }
}
