//! A line of `/etc/ethers`: `address name`.
#![forbid(unsafe_code)]

use crate::{
    netdb::line::{Base, content, number, trim, word},
    records::fields::is_blank,
};

/// The bytes of an Ethernet address.
pub type Address = [u8; 6];

/// A host on an Ethernet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Host<'a> {
    /// Its address.
    pub address: Address,
    /// Its name; may be empty.
    pub name: &'a [u8],
}

impl<'a> Host<'a> {
    /// Reads a line; `None` when it is empty, a comment, or does not start with six numbers as strtoul(3) reads
    /// them in base 16, none above 255, with colons between them.
    pub fn parse(line: &'a [u8]) -> Option<Self> {
        let mut rest = content(line)?;
        let mut address = [0; 6];
        for (index, byte) in address.iter_mut().enumerate() {
            if index > 0 {
                rest = rest.strip_prefix(b":")?;
            }
            let (value, behind) = number(trim(rest), Base::Sixteen)?;
            *byte = u8::try_from(value).ok()?;
            rest = behind;
        }
        let ends = rest.first().is_none_or(|&byte| is_blank(byte));
        ends.then(|| Self { address, name: word(trim(rest)).0 })
    }

    /// Whether `name` is its name; the case of ASCII letters does not count.
    pub fn is_called(&self, name: &[u8]) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

/// Reads an address as ether_aton(3) does: bytes of one or two hexadecimal digits, and what follows the sixth does
/// not count, except that a single digit must end there.
pub fn address(text: &[u8]) -> Option<Address> {
    let mut address = [0; 6];
    let mut rest = text;
    for (index, byte) in address.iter_mut().enumerate() {
        if index > 0 {
            rest = rest.strip_prefix(b":")?;
        }
        let (first, behind) = digit(rest)?;
        let second = digit(behind);
        rest = second.map_or(behind, |(_, behind)| behind);
        *byte = second.map_or(first, |(second, _)| first << 4 | second);
        if index == 5 && second.is_none() && rest.first().is_some_and(|&byte| !is_blank(byte)) {
            return None;
        }
    }
    Some(address)
}

/// The hexadecimal digit at the front, and what follows it.
fn digit(text: &[u8]) -> Option<(u8, &[u8])> {
    let (&first, rest) = text.split_first()?;
    let value = char::from(first).to_digit(16)?;
    Some((u8::try_from(value).ok()?, rest))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parsed(line: &str) -> Option<(Address, &[u8])> {
        Host::parse(line.as_bytes()).map(|host| (host.address, host.name))
    }

    #[test]
    fn the_numbers_of_a_line_are_those_of_strtoul() {
        assert_eq!(parsed(" 0x1:+2: 3:004:5:FF\th # c\n"), Some(([1, 2, 3, 4, 5, 255], &b"h"[..])));
        assert_eq!(parsed("1:2:3:4:5:6"), Some(([1, 2, 3, 4, 5, 6], &b""[..])));
        for line in ["", "#", "1:2:3:4:5 h", "1:2:3:4:5:6x h", "1:2:3:4:5:6:7 h", "1:2:3:4:5:100 h", "1::3:4:5:6 h"] {
            assert_eq!(parsed(line), None, "{line}");
        }
    }

    #[test]
    fn addresses_may_be_followed_by_anything_behind_two_digits() {
        for text in ["1:2:3:4:5:06x", "1:2:3:4:5:6 x", "01:02:03:04:05:06:07", "1:2:3:4:5:065"] {
            assert_eq!(address(text.as_bytes()), Some([1, 2, 3, 4, 5, 6]), "{text}");
        }
        for text in ["", "1:2:3:4:5", "1:2:3:4:5:", "1:2:3:4:5:6x", "1:2:3:4:5:6:7", "001:2:3:4:5:6", " 1:2:3:4:5:6"] {
            assert_eq!(address(text.as_bytes()), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn both_notations_of_every_address_are_read(bytes: Address, long: bool, upper: bool) {
            let part = |byte: &u8| if long { format!("{byte:02x}") } else { format!("{byte:x}") };
            let text = bytes.iter().map(part).collect::<Vec<_>>().join(":");
            let text = if upper { text.to_uppercase() } else { text };
            prop_assert_eq!(address(text.as_bytes()), Some(bytes));
            let line = format!("{text} name");
            prop_assert_eq!(parsed(&line), Some((bytes, &b"name"[..])));
        }

        #[test]
        fn no_line_is_too_strange(line in "[0-9a-f:x+ -]{0,30}") {
            let _ = address(line.as_bytes());
            let _ = Host::parse(line.as_bytes());
        }
    }
}
