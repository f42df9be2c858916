//! Addresses in the notations that are older or longer than inet_pton(3)'s.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use wildebeest::netdb::address;

use crate::system;

/// An IPv4 address as inet_aton(3) reads it: one to four numbers, each decimal, octal or hexadecimal, of which
/// the last fills what is left.
pub fn short_ipv4(text: &[u8]) -> Option<Ipv4Addr> {
    let mut numbers = [0u32; 4];
    let mut count = 0;
    for part in text.split(|&byte| byte == b'.') {
        *numbers.get_mut(count)? = number(part)?;
        count += 1;
    }
    let (last, bytes) = numbers.get(..count)?.split_last()?;
    let mut address = 0u32;
    for (byte, place) in bytes.iter().zip([24, 16, 8]) {
        address |= u32::from(u8::try_from(*byte).ok()?) << place;
    }
    let room = 32 - 8 * bytes.len() as u32;
    (u64::from(*last) < 1 << room).then(|| Ipv4Addr::from(address | last))
}

fn number(text: &[u8]) -> Option<u32> {
    let (radix, digits) = match text {
        [b'0', b'x' | b'X', digits @ ..] => (16, digits),
        [b'0', digits @ ..] if !digits.is_empty() => (8, digits),
        _ => (10, text),
    };
    if digits.is_empty() {
        return None;
    }
    digits
        .iter()
        .try_fold(0u32, |value, &digit| value.checked_mul(radix)?.checked_add(char::from(digit).to_digit(radix)?))
}

/// An IPv6 address, and the interface behind its `%` if it has one: a number, or for an address that is
/// only known on a link, a name.
pub fn scoped_ipv6(text: &[u8]) -> Option<(Ipv6Addr, Option<u32>)> {
    let Some(percent) = text.iter().position(|&byte| byte == b'%') else {
        return Some((ipv6(text)?, None));
    };
    let address = ipv6(text.get(..percent)?)?;
    let zone = text.get(percent + 1..)?;
    let named = if is_of_link(address) { system::interface(zone) } else { None };
    let numbered =
        || std::str::from_utf8(zone).ok().filter(|zone| zone.bytes().all(|byte| byte.is_ascii_digit()))?.parse().ok();
    Some((address, Some(named.or_else(numbered)?)))
}

fn ipv6(text: &[u8]) -> Option<Ipv6Addr> {
    if let IpAddr::V6(address) = address::parse(text)? { Some(address) } else { None }
}

/// An address as inet_ntop(3) writes it: with a dotted quad at the end of one that is otherwise zero.
pub fn text(address: IpAddr) -> String {
    match address {
        IpAddr::V6(address) if matches!(address.segments(), [0, 0, 0, 0, 0, 0, high, _] if high > 0) => {
            format!("::{}", Ipv4Addr::from_bits(address.to_bits() as u32))
        }
        address => address.to_string(),
    }
}

/// Whether the address, unicast or multicast, is one of a link.
fn is_of_link(address: Ipv6Addr) -> bool {
    let [first, ..] = address.segments();
    first & 0xffc0 == 0xfe80 || first & 0xff0f == 0xff02
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_addresses() {
        for (text, address) in [
            ("127.1", "127.0.0.1"),
            ("1.2.3", "1.2.0.3"),
            ("1.2.65535", "1.2.255.255"),
            ("0x7f000001", "127.0.0.1"),
            ("010.9.8.8", "8.9.8.8"),
            ("4294967295", "255.255.255.255"),
            ("0", "0.0.0.0"),
        ] {
            assert_eq!(short_ipv4(text.as_bytes()).map(|address| address.to_string()).as_deref(), Some(address));
        }
        for text in
            ["", ".", "1.", "1..2", "256.1", "1.2.65536", "4294967296", "1.2.3.4.5", "08", "0x", "1x", "+1", " 1"]
        {
            assert_eq!(short_ipv4(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn dotted_quads() {
        for address in ["::192.0.2.1", "::0.1.0.0", "::1", "::", "::ffff:192.0.2.1", "2001:db8::1", "0.0.0.1"] {
            assert_eq!(address.parse().map(text).as_deref(), Ok(address));
        }
    }

    #[test]
    fn interfaces_by_number() {
        let read = |text: &str| scoped_ipv6(text.as_bytes());
        assert_eq!(read("::1"), Some((Ipv6Addr::LOCALHOST, None)));
        assert_eq!(read("::1%7"), Some((Ipv6Addr::LOCALHOST, Some(7))));
        for text in ["::1%", "::1%lo", "::1%+1", "::1%4294967296", "fe80::1%", "127.0.0.1%1", "1%1"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
