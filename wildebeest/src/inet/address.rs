//! Addresses of IPv4 and IPv6 as people write them.
#![forbid(unsafe_code)]

/// The longest is `ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255` with its NUL.
const LONGEST: usize = 46;

/// An address in letters, and a NUL.
pub struct Text {
    bytes: [u8; LONGEST],
    length: usize,
}

impl Text {
    const fn new() -> Self {
        Self { bytes: [0; LONGEST], length: 0 }
    }

    /// Four numbers with dots between them.
    pub fn of_v4(address: [u8; 4]) -> Self {
        let mut text = Self::new();
        text.dotted(address);
        text
    }

    /// Groups of hexadecimal digits with colons between them, two colons in the place of the longest run of zeros.
    pub fn of_v6(address: [u8; 16]) -> Self {
        let mut text = Self::new();
        let groups = groups(&address);
        match (longest_zeros(&groups), groups) {
            (None, _) => text.groups(&groups),
            // An address of IPv4: in IPv6, or mapped to it.
            (Some((0, 6)), _) => text.embedded("::", &address),
            (Some((0, 5)), [.., 0xffff, _, _]) => text.embedded("::ffff:", &address),
            (Some((start, end)), _) => {
                text.groups(groups.get(..start).unwrap_or_default());
                text.letters("::");
                text.groups(groups.get(end..).unwrap_or_default());
            }
        }
        text
    }

    /// The letters and the NUL behind them.
    pub fn with_nul(&self) -> &[u8] {
        self.bytes.get(..=self.length).unwrap_or_default()
    }

    fn push(&mut self, byte: u8) {
        if let Some(slot) = self.bytes.get_mut(self.length) {
            *slot = byte;
            self.length += 1;
        }
    }

    fn letters(&mut self, letters: &str) {
        letters.bytes().for_each(|letter| self.push(letter));
    }

    fn embedded(&mut self, before: &str, address: &[u8; 16]) {
        self.letters(before);
        if let Some(&last) = address.last_chunk() {
            self.dotted(last);
        }
    }

    fn dotted(&mut self, address: [u8; 4]) {
        for (index, byte) in address.into_iter().enumerate() {
            if index > 0 {
                self.push(b'.');
            }
            self.decimal(byte);
        }
    }

    fn decimal(&mut self, number: u8) {
        if number >= 100 {
            self.push(b'0' + number / 100);
        }
        if number >= 10 {
            self.push(b'0' + number / 10 % 10);
        }
        self.push(b'0' + number % 10);
    }

    fn groups(&mut self, groups: &[u16]) {
        for (index, &group) in groups.iter().enumerate() {
            if index > 0 {
                self.push(b':');
            }
            self.hexadecimal(group);
        }
    }

    fn hexadecimal(&mut self, group: u16) {
        let digits = 4_u32.saturating_sub(group.leading_zeros() / 4).max(1);
        for place in (0..digits).rev() {
            let digit = (group >> (4 * place) & 15) as u8;
            self.push(if digit < 10 { b'0' + digit } else { b'a' + (digit - 10) });
        }
    }
}

fn groups(address: &[u8; 16]) -> [u16; 8] {
    let mut groups = [0; 8];
    for (group, bytes) in groups.iter_mut().zip(address.chunks_exact(2)) {
        *group = bytes.try_into().map_or(0, u16::from_be_bytes);
    }
    groups
}

/// Where the first of the longest runs of two zeros or more begins and ends.
fn longest_zeros(groups: &[u16; 8]) -> Option<(usize, usize)> {
    let mut longest = (0, 1);
    let mut start = 0;
    for (index, &group) in groups.iter().enumerate() {
        if group != 0 {
            start = index + 1;
        } else if index + 1 - start > longest.1 - longest.0 {
            longest = (start, index + 1);
        }
    }
    (longest.1 - longest.0 > 1).then_some(longest)
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, Ipv6Addr};

    use proptest::prelude::*;

    use super::*;

    fn shown(text: &Text) -> String {
        let (nul, letters) = text.with_nul().split_last().expect("a NUL");
        assert_eq!(*nul, 0);
        String::from_utf8_lossy(letters).into_owned()
    }

    /// Rust's own text, but for what it writes as IPv6 where glibc sees an address of IPv4.
    fn expected(address: Ipv6Addr) -> String {
        match address.segments() {
            [0, 0, 0, 0, 0, 0, high, _] if high != 0 => format!("::{}", address.to_ipv4().expect("one of IPv4")),
            _ => address.to_string(),
        }
    }

    #[test]
    fn the_longest_text_fits() {
        assert_eq!(shown(&Text::of_v4([255; 4])), "255.255.255.255");
        assert_eq!(shown(&Text::of_v6([255; 16])), "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
    }

    proptest! {
        #[test]
        fn numbers_with_dots(address: [u8; 4]) {
            prop_assert_eq!(shown(&Text::of_v4(address)), Ipv4Addr::from(address).to_string());
        }

        #[test]
        fn groups_with_colons(
            segments in prop::array::uniform8(prop_oneof![Just(0_u16), Just(0xffff), 0..=0x10_u16, any::<u16>()]),
        ) {
            let address = Ipv6Addr::from(segments);
            prop_assert_eq!(shown(&Text::of_v6(address.octets())), expected(address));
        }
    }
}
