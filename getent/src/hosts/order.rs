//! The order in which the addresses of a host are to be tried: RFC 6724, section 6, with the policy of RFC 3484
//! as glibc has it.

use std::{
    cmp::Ordering,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, UdpSocket},
};

use crate::system;

/// An address to sort, and the address that this machine would send from.
struct Destination {
    address: IpAddr,
    source: Option<IpAddr>,
    common_prefix: u32,
}

/// Sorts the addresses of a host; those that are equally good stay in order.
///
/// By insertion: IPv4 addresses mapped into IPv6 are as good as nearer and as farther ones, which other ways of
/// sorting may not survive.
pub fn sort(addresses: &mut Vec<IpAddr>) {
    if addresses.len() < 2 {
        return;
    }
    let destinations = addresses.iter().map(|&address| Destination::new(address));
    *addresses = sorted(destinations).into_iter().map(|destination| destination.address).collect();
}

fn sorted(destinations: impl Iterator<Item = Destination>) -> Vec<Destination> {
    let mut sorted: Vec<Destination> = Vec::new();
    for destination in destinations {
        let better = sorted.iter().rposition(|other| compare(other, &destination) != Ordering::Greater);
        sorted.insert(better.map_or(0, |index| index + 1), destination);
    }
    sorted
}

/// The address that this machine sends from to `address`, if it can. Nothing is sent.
fn source(address: IpAddr) -> Option<IpAddr> {
    let any = match address {
        IpAddr::V4(_) => IpAddr::V4(Ipv4Addr::UNSPECIFIED),
        IpAddr::V6(_) => IpAddr::V6(Ipv6Addr::UNSPECIFIED),
    };
    let socket = UdpSocket::bind((any, 0)).ok()?;
    socket.connect((address, 53)).ok()?;
    Some(socket.local_addr().ok()?.ip())
}

fn compare(left: &Destination, right: &Destination) -> Ordering {
    // What is true comes first, and what is greater.
    let first = |left: bool, right: bool| right.cmp(&left);
    let usable = first(left.source.is_some(), right.source.is_some());
    let suited = |suits: fn(IpAddr, IpAddr) -> bool| match (left.source, right.source) {
        (Some(from_left), Some(from_right)) => first(suits(left.address, from_left), suits(right.address, from_right)),
        _ => Ordering::Equal,
    };
    usable
        .then_with(|| suited(|address, source| scope(address) == scope(source)))
        .then_with(|| suited(|address, source| label(address) == label(source)))
        .then_with(|| precedence(right.address).cmp(&precedence(left.address)))
        .then_with(|| scope(left.address).cmp(&scope(right.address)))
        .then_with(|| match left.address.is_ipv4() == right.address.is_ipv4() {
            true => right.common_prefix.cmp(&left.common_prefix),
            false => Ordering::Equal,
        })
}

impl Destination {
    fn new(address: IpAddr) -> Self {
        let source = source(address);
        Self { address, source, common_prefix: source.map_or(0, |source| common_prefix(address, source)) }
    }
}

/// Bits that an address has in common with the source's. Those of IPv4 say how near it is only in the source's own
/// network: elsewhere they would put the same one of several servers first for everybody.
fn common_prefix(address: IpAddr, source: IpAddr) -> u32 {
    match (address, source) {
        (IpAddr::V6(address), IpAddr::V6(source)) => (address.to_bits() ^ source.to_bits()).leading_zeros(),
        (IpAddr::V4(address), IpAddr::V4(source)) => {
            let bits = (address.to_bits() ^ source.to_bits()).leading_zeros();
            if bits >= system::prefix_length(source) { bits } else { 0 }
        }
        _ => 0,
    }
}

/// The prefixes that have a rank of their own, as bits and length, with their precedence.
const PRECEDENCES: [(u128, u32, u8); 5] =
    [(1, 128, 50), (0x2002 << 112, 16, 30), (0xffff << 32, 96, 10), (0, 96, 20), (0, 0, 40)];

/// The same with their labels.
const LABELS: [(u128, u32, u8); 8] = [
    (1, 128, 0),
    (0x2002 << 112, 16, 2),
    (0xffff << 32, 96, 4),
    (0, 96, 3),
    (0xfec0 << 112, 10, 5),
    (0xfc00 << 112, 7, 6),
    (0x2001 << 112, 32, 7),
    (0, 0, 1),
];

fn precedence(address: IpAddr) -> u8 {
    of_prefix(address, &PRECEDENCES)
}

fn label(address: IpAddr) -> u8 {
    of_prefix(address, &LABELS)
}

fn of_prefix(address: IpAddr, table: &[(u128, u32, u8)]) -> u8 {
    let bits = as_ipv6(address).to_bits();
    let matches = |prefix: u128, length: u32| (bits ^ prefix).leading_zeros() >= length;
    table.iter().find(|(prefix, length, _)| matches(*prefix, *length)).map_or(0, |(_, _, value)| *value)
}

fn as_ipv6(address: IpAddr) -> Ipv6Addr {
    match address {
        IpAddr::V4(address) => address.to_ipv6_mapped(),
        IpAddr::V6(address) => address,
    }
}

/// How far an address is known: 2 on a link, 5 on a site, 14 everywhere.
fn scope(address: IpAddr) -> u8 {
    match address {
        IpAddr::V4(address) if address.is_loopback() || address.is_link_local() => 2,
        IpAddr::V4(_) => 14,
        IpAddr::V6(address) => match address.segments() {
            _ if address.is_loopback() => 2,
            [first, ..] if first & 0xff00 == 0xff00 => (first & 0xf) as u8,
            [first, ..] if first & 0xffc0 == 0xfe80 => 2,
            [first, ..] if first & 0xffc0 == 0xfec0 => 5,
            _ => address.to_ipv4_mapped().map_or(14, |address| scope(IpAddr::V4(address))),
        },
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))
    }

    fn destination(address: &str, source: &str) -> Destination {
        let source = (!source.is_empty()).then(|| ip(source));
        let address = ip(address);
        let common_prefix = match source {
            Some(source @ IpAddr::V6(_)) => common_prefix(address, source),
            _ => 0,
        };
        Destination { address, source, common_prefix }
    }

    fn order(destinations: &[(&str, &str)]) -> Vec<String> {
        let sorted = sorted(destinations.iter().map(|(address, source)| destination(address, source)));
        sorted.iter().map(|destination| destination.address.to_string()).collect()
    }

    #[test]
    fn the_rules_in_turn() {
        let [four, six] = ["192.0.2.9", "2001:db8::9"];
        // Somewhere to send from; the same scope; the same label; precedence; a smaller scope; the longer prefix.
        assert_eq!(order(&[("2001:db8::1", ""), ("192.0.2.1", four)]), ["192.0.2.1", "2001:db8::1"]);
        assert_eq!(order(&[("2001:db8::1", "fe80::9"), ("192.0.2.1", four)]), ["192.0.2.1", "2001:db8::1"]);
        assert_eq!(order(&[("2002::1", six), ("192.0.2.1", four)]), ["192.0.2.1", "2002::1"]);
        assert_eq!(order(&[("192.0.2.1", four), ("2001:db8::1", six)]), ["2001:db8::1", "192.0.2.1"]);
        assert_eq!(order(&[("2001:db8::1", six), ("fe80::1", "fe80::9")]), ["fe80::1", "2001:db8::1"]);
        assert_eq!(order(&[("2001:db9::1", six), ("2001:db8::1", six)]), ["2001:db8::1", "2001:db9::1"]);
        // And otherwise as they came.
        assert_eq!(order(&[("192.0.2.2", four), ("192.0.2.1", four)]), ["192.0.2.2", "192.0.2.1"]);
    }

    #[test]
    fn ranks_are_those_of_rfc_3484() {
        for (address, expected) in [
            ("::1", (50, 0, 2)),
            ("2001:db8::1", (40, 1, 14)),
            ("2002::1", (30, 2, 14)),
            ("::192.0.2.1", (20, 3, 14)),
            ("::ffff:192.0.2.1", (10, 4, 14)),
            ("192.168.0.1", (10, 4, 14)),
            ("169.254.0.1", (10, 4, 2)),
            ("127.0.0.1", (10, 4, 2)),
            ("fe80::1", (40, 1, 2)),
            ("fec0::1", (40, 5, 5)),
            ("fd00::1", (40, 6, 14)),
            ("2001::1", (40, 7, 14)),
            ("ff05::1", (40, 1, 5)),
        ] {
            let address = ip(address);
            assert_eq!((precedence(address), label(address), scope(address)), expected, "{address}");
        }
    }

    proptest! {
        #[test]
        fn no_address_is_lost(addresses in prop::collection::vec(any::<IpAddr>(), 0..20), with_source in any::<u32>()) {
            let destinations = addresses.iter().enumerate().map(|(index, &address)| {
                let source = (with_source >> index & 1 == 1).then_some(address);
                Destination { address, source, common_prefix: index as u32 }
            });
            let mut left: Vec<_> = sorted(destinations).into_iter().map(|destination| destination.address).collect();
            let mut right = addresses.clone();
            left.sort();
            right.sort();
            prop_assert_eq!(left, right);
        }
    }
}
