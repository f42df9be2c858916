//! A line of `/etc/networks`: `name network alias...`.
#![forbid(unsafe_code)]

use super::line::{Words, content, word};

/// A network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Network<'a> {
    /// Its official name.
    pub name: &'a [u8],
    /// Its number, in host byte order; all ones when the line has none that can be read.
    pub number: u32,
    /// Its other names.
    pub aliases: Words<'a>,
}

impl<'a> Network<'a> {
    /// Reads a line; `None` when it is empty or a comment.
    pub fn parse(line: &'a [u8]) -> Option<Self> {
        let (name, rest) = word(content(line)?);
        let (number, rest) = word(rest);
        Some(Self { name, number: network_number(number).unwrap_or(u32::MAX), aliases: Words::new(rest) })
    }

    /// Whether `name` is one of its names; the case of letters does not count.
    pub fn is_called(&self, name: &[u8]) -> bool {
        self.name.eq_ignore_ascii_case(name) || self.aliases.clone().any(|alias| alias.eq_ignore_ascii_case(name))
    }
}

/// One to four bytes in dotted notation, each decimal, octal or hexadecimal; those left out at the end are zero.
fn network_number(text: &[u8]) -> Option<u32> {
    let mut bytes = [0; 4];
    let mut slots = bytes.iter_mut();
    for part in text.split(|&byte| byte == b'.') {
        *slots.next()? = byte(part)?;
    }
    Some(u32::from_be_bytes(bytes))
}

fn byte(text: &[u8]) -> Option<u8> {
    let (radix, digits) = match text {
        [b'0', b'x' | b'X', digits @ ..] => (16, digits),
        [b'0', ..] => (8, text),
        _ => (10, text),
    };
    if digits.is_empty() {
        return None;
    }
    digits.iter().try_fold(0u8, |value, &digit| {
        let digit = char::from(digit).to_digit(u32::from(radix))?;
        value.checked_mul(radix)?.checked_add(u8::try_from(digit).ok()?)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn missing_bytes_are_zero() {
        assert_eq!(network_number(b"10"), Some(0x0a00_0000));
        assert_eq!(network_number(b"10.1"), Some(0x0a01_0000));
        assert_eq!(network_number(b"0x0.0X1f.010.0"), Some(0x001f_0800));
        assert_eq!(network_number(b"0.0.0.5"), Some(5));
        for text in
            ["", ".", "10.", "10..1", ".10", "256", "0400", "09", "0x", "-1", "+1", "10/8", "1.2.3.4.5", "1.2.3.4."]
        {
            assert_eq!(network_number(text.as_bytes()), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_notation_of_an_address_is_read(bytes in any::<[u8; 4]>(), style in prop::collection::vec(0..3, 4)) {
            let parts: Vec<_> = bytes
                .iter()
                .zip(style)
                .map(|(byte, style)| match style {
                    0 => format!("{byte}"),
                    1 => format!("0{byte:o}"),
                    _ => format!("0x{byte:x}"),
                })
                .collect();
            prop_assert_eq!(network_number(parts.join(".").as_bytes()), Some(u32::from_be_bytes(bytes)));
        }

        #[test]
        fn no_line_is_too_strange(line in prop::collection::vec(any::<u8>(), 0..60)) {
            if let Some(network) = Network::parse(&line) {
                prop_assert!(network.is_called(network.name));
            }
        }
    }
}
