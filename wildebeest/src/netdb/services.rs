//! A line of `/etc/services`: `name port/protocol alias...`.
#![forbid(unsafe_code)]

use super::line::{Base, Words, content, number, word};

/// A service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service<'a> {
    /// Its official name.
    pub name: &'a [u8],
    /// Its port, in host byte order.
    pub port: u16,
    /// The protocol it uses; may be empty.
    pub protocol: &'a [u8],
    /// Its other names.
    pub aliases: Words<'a>,
}

impl<'a> Service<'a> {
    /// Reads a line; `None` when it is empty, a comment, or has no number before the slash.
    ///
    /// The port may be hexadecimal or octal as in C and is taken modulo 65536. Without a slash nothing
    /// may follow it; with several slashes in a row they count as one.
    pub fn parse(line: &'a [u8]) -> Option<Self> {
        let (name, rest) = word(content(line)?);
        let (port, rest) = number(rest, Base::AsInC)?;
        let after = rest.iter().position(|&byte| byte != b'/').unwrap_or(rest.len());
        if after == 0 && !rest.is_empty() {
            return None;
        }
        let (protocol, aliases) = word(rest.get(after..)?);
        let [_, _, high, low] = port.to_be_bytes();
        Some(Self { name, port: u16::from_be_bytes([high, low]), protocol, aliases: Words::new(aliases) })
    }

    /// Whether `name` is one of its names; the case of letters counts.
    pub fn is_called(&self, name: &[u8]) -> bool {
        self.name == name || self.aliases.contain(name)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn port(line: &str) -> Option<(u16, &[u8])> {
        Service::parse(line.as_bytes()).map(|service| (service.port, service.protocol))
    }

    #[test]
    fn ports_are_numbers_as_in_c() {
        assert_eq!(port("a 0x400/tcp"), Some((1024, &b"tcp"[..])));
        assert_eq!(port("a 02000/tcp"), Some((1024, &b"tcp"[..])));
        assert_eq!(port("a 70000/tcp"), Some((4464, &b"tcp"[..])));
        assert_eq!(port("a 7"), Some((7, &b""[..])));
        assert_eq!(port("a 7/ tcp"), Some((7, &b""[..])));
        assert_eq!(port("a 7//tcp/udp"), Some((7, &b"tcp/udp"[..])));
        for line in ["a", "a 7 tcp", "a 7 ", "a 7\r", "a /tcp", "a -1/tcp", "a 09/tcp", "a 0x/tcp", "a 7x/tcp"] {
            assert_eq!(port(line), None, "{line:?}");
        }
    }

    proptest! {
        #[test]
        fn well_formed_lines_come_back(name in "[a-z]{1,8}", number in any::<u16>(), protocol in "[a-z]{1,5}", aliases in prop::collection::vec("[a-zA-Z-]{1,6}", 0..4)) {
            let line = format!("  {name}\t{number}/{protocol} {}\t# comment\n", aliases.join(" "));
            let service = Service::parse(line.as_bytes());
            prop_assert!(service.is_some_and(|service| service.name == name.as_bytes()
                && service.port == number
                && service.protocol == protocol.as_bytes()
                && service.aliases.eq(aliases.iter().map(String::as_bytes))));
        }

        #[test]
        fn no_line_is_too_strange(line in prop::collection::vec(any::<u8>(), 0..60)) {
            if let Some(service) = Service::parse(&line) {
                prop_assert!(!service.name.is_empty());
            }
        }
    }
}
