//! `/etc/hosts`, and the line of `/etc/host.conf` that says whether more than one entry of a host counts.

use std::{cell::LazyCell, net::IpAddr};

use wildebeest::netdb::hosts::Host as Line;

use super::{Answer, Family, Host};
use crate::{databases::table, lines::Lines, services::Status};

/// The file.
pub const FILE: &str = "/etc/hosts";

/// The host of this name in two families: its first entry, or all of them where host.conf(5) says `multi on`.
///
/// The file is read once, and no further when there is a host in the first family.
pub fn by_name(name: &[u8], families: [Family; 2]) -> [Answer; 2] {
    let mut hosts = [None, None];
    let several = LazyCell::new(several_count);
    let status = table::find(FILE, |text| {
        let mut wanted = families.iter().zip(&hosts).filter(|(_, host)| host.is_none() || *several);
        // Most files have few IPv6 addresses, or none: their lines need not be read closely.
        if wanted.all(|(family, _)| *family == Family::V6) && memchr::memchr(b':', text).is_none() {
            return false;
        }
        let Some(line) = Line::parse(text).filter(|line| line.is_called(name)) else { return false };
        for (family, host) in families.iter().zip(&mut hosts) {
            match (address(&line, *family), host) {
                (Some(address), place @ None) => *place = Some(first(&line, address)),
                (Some(address), Some(host)) if *several => more(host, &line, address),
                _ => {}
            }
        }
        hosts.first().is_some_and(Option::is_some) && !*several
    });
    let missing = if status == Status::Unavailable { status } else { Status::NotFound };
    hosts.map(|host| host.ok_or(missing))
}

/// The host of this address.
pub fn by_address(wanted: IpAddr) -> Answer {
    let family = if wanted.is_ipv4() { Family::V4 } else { Family::V6 };
    let mut host = None;
    let status = table::find(FILE, |text| {
        host = Line::parse(text).filter(|line| address(line, family) == Some(wanted)).map(|line| first(&line, wanted));
        host.is_some()
    });
    host.ok_or(status)
}

/// The address under which the host of a line is known in `family`.
fn address(line: &Line<'_>, family: Family) -> Option<IpAddr> {
    match family {
        Family::Any => Some(line.address),
        Family::V4 => line.ipv4().map(IpAddr::V4),
        Family::V6 => line.ipv6().map(IpAddr::V6),
    }
}

fn first(line: &Line<'_>, address: IpAddr) -> Host {
    Host {
        addresses: vec![address],
        name: line.name.to_vec(),
        aliases: line.aliases.clone().map(<[u8]>::to_vec).collect(),
    }
}

/// Adds another entry of `host`.
fn more(host: &mut Host, line: &Line<'_>, address: IpAddr) {
    host.addresses.push(address);
    host.aliases.extend(line.aliases.clone().map(<[u8]>::to_vec));
    if line.name != host.name {
        host.aliases.push(line.name.to_vec());
    }
}

/// Whether host.conf(5) says `multi on`.
fn several_count() -> bool {
    let Some(mut lines) = Lines::open("/etc/host.conf") else { return false };
    let mut several = false;
    while let Some(line) = lines.next() {
        let line = line.to_ascii_lowercase();
        let mut words = line.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
        if words.next() == Some(b"multi") {
            several = words.next() == Some(b"on");
        }
    }
    several
}
