//! A line of `/etc/hosts`: `address name alias...`.
#![forbid(unsafe_code)]

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::{
    address,
    line::{Words, content, word},
};

/// A host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Host<'a> {
    /// Its address.
    pub address: IpAddr,
    /// Its official name; empty when the line has none.
    pub name: &'a [u8],
    /// Its other names.
    pub aliases: Words<'a>,
}

impl<'a> Host<'a> {
    /// Reads a line; `None` when it is empty, a comment, or does not start with an address that
    /// `inet_pton` understands (no zone, no octal, no short form).
    pub fn parse(line: &'a [u8]) -> Option<Self> {
        let (address, rest) = word(content(line)?);
        let address = address::parse(address)?;
        let (name, rest) = word(rest);
        Some(Self { address, name, aliases: Words::new(rest) })
    }

    /// The IPv4 address under which an enumeration shows the host, which knows no other kind:
    /// its own, the one mapped into IPv6, or 127.0.0.1 for `::1`.
    pub fn ipv4(&self) -> Option<Ipv4Addr> {
        match self.address {
            IpAddr::V4(address) => Some(address),
            IpAddr::V6(address) if address.is_loopback() => Some(Ipv4Addr::LOCALHOST),
            IpAddr::V6(address) => address.to_ipv4_mapped(),
        }
    }

    /// The IPv6 address of the host.
    pub fn ipv6(&self) -> Option<Ipv6Addr> {
        match self.address {
            IpAddr::V4(_) => None,
            IpAddr::V6(address) => Some(address),
        }
    }

    /// Whether `name` is its official name or an alias; the case of ASCII letters does not count.
    pub fn is_called(&self, name: &[u8]) -> bool {
        self.name.eq_ignore_ascii_case(name) || self.aliases.clone().any(|alias| alias.eq_ignore_ascii_case(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ipv4(line: &str) -> Option<String> {
        Some(Host::parse(line.as_bytes())?.ipv4()?.to_string())
    }

    #[test]
    fn ipv6_hosts_show_an_ipv4_address_or_none() {
        assert_eq!(ipv4("10.1.2.3 a b").as_deref(), Some("10.1.2.3"));
        assert_eq!(ipv4("0:0::0001 a").as_deref(), Some("127.0.0.1"));
        assert_eq!(ipv4("::FFFF:10.1.2.3 a").as_deref(), Some("10.1.2.3"));
        for line in ["2001:db8::1 a", "::10.1.2.3 a", "::1%1 a", "127.1 a", "010.0.0.1 a", "1 a", "x a", "", "#"] {
            assert_eq!(ipv4(line), None, "{line}");
        }
    }
}
