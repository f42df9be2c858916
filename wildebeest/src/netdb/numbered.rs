//! A line of `/etc/protocols` or `/etc/rpc`: `name number alias...`.
#![forbid(unsafe_code)]

use core::ffi::c_int;

use super::line::{Words, content, decimal_field, word};

/// A protocol, or a program that is called by Sun RPC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered<'a> {
    /// Its official name.
    pub name: &'a [u8],
    /// The number in the IP header, or that of the program.
    pub number: c_int,
    /// Its other names.
    pub aliases: Words<'a>,
}

impl<'a> Numbered<'a> {
    /// Reads a line; `None` when it is empty, a comment, or has no decimal number of 32 bits.
    pub fn parse(line: &'a [u8]) -> Option<Self> {
        let (name, rest) = word(content(line)?);
        let (number, rest) = decimal_field(rest)?;
        Some(Self { name, number: number as c_int, aliases: Words::new(rest) })
    }

    /// Whether `name` is one of its names; the case of letters counts.
    pub fn is_called(&self, name: &[u8]) -> bool {
        self.name == name || self.aliases.contain(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(line: &str) -> Option<c_int> {
        Numbered::parse(line.as_bytes()).map(|entry| entry.number)
    }

    #[test]
    fn the_number_must_be_decimal_and_stand_alone() {
        assert_eq!(numbered("icmp 1 ICMP # control"), Some(1));
        assert_eq!(numbered(" oct 010"), Some(10));
        assert_eq!(numbered("top 4294967295"), Some(-1));
        for line in ["", "# ip 0", "none", "hex 0x10", "junk 5x", "neg -1", "big 4294967296", "n#ame 1"] {
            assert_eq!(numbered(line), None, "{line}");
        }
    }

    #[test]
    fn aliases_are_names() {
        let protocol = Numbered::parse(b"ipv6\t41\tIPv6 six\r\n");
        assert!(protocol.as_ref().is_some_and(|protocol| protocol.is_called(b"six") && protocol.is_called(b"ipv6")));
        assert!(protocol.is_some_and(|protocol| !protocol.is_called(b"IPV6") && !protocol.is_called(b"")));
    }
}
